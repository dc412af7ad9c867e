shown = "shown"
_under = "no"
