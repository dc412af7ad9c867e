class AppError(Exception):
    def __str__(self):
        return "first line\nsecond line"


e = AppError()
e.add_note("note one")
e.add_note("note two\nin two lines")
raise e
