__all__ = ["public", "_listed_private"]
public = "yes"
hidden = "no"
_private = "no"
_listed_private = 1
