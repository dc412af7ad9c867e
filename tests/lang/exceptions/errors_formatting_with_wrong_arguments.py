cases = """super(1) | super() | property(1, 2, 3, 4, 5) | classmethod() | staticmethod() | vars(1) | exec() | eval()
compile() | __import__('') | __import__(5) | 'a' % 1 | '%d' % 'x' | '%s' % () | '%s %s' % 1 | '%z' % 1
'%(a)s' % 1 | '%c' % 'ab' | '%c' % -1 | '{}'.format() | '{0}{}'.format(1) | '{a}'.format() | '{' .format()
'}'.format() | '{:d}'.format('x')"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
