"""What runs beside the program: see concurrent.futures."""
