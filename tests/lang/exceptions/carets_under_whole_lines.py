# Carets stand under a whole line too where an operator or a subscript in it can be marked.
import traceback


class Thing:
    def __getattr__(self, name):
        1 / 0


thing, table = Thing(), {}


def subscript(): table["key"]


def attribute(): thing.name


def sum_of(): 1 + "a"


def sign(): -"a"


def product():
    2 * table[1] + 3


def call():
    thing(1)


def compared():
    1 < "a"


def assigned():
    value = [1, 2][7] if thing else None


def several():
    (1 +
     "a")


def power():
    2 ** -"x" ** 3


def text():
    "a + b"[9]


for function in (subscript, attribute, sum_of, sign, product, call, compared, assigned, several,
                 power, text):
    try:
        function()
    except Exception as error:
        print(traceback.format_exc())
        print("".join(traceback.format_tb(error.__traceback__)[1:]))
row = [1]
row[2]
