x = 5
total = x + 1 = 7
