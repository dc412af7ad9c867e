class Case:
    def __init__(self):
        self.status = "open"


Case().statsu
