# Views of several dimensions, and of none: all that can be asked of them, and all that is refused.
def tell(expression, names):
    try:
        result = eval(expression, names)
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
        return
    if isinstance(result, memoryview):
        result = "view", result.format, result.shape, result.strides, result.ndim
    print(expression, "->", result)


def tell_all(expressions, **names):
    for expression in expressions.split("\n"):
        tell(expression, names)


data = bytearray(range(24))
tell_all(
    """memoryview(bytearray(b'x')).cast('B',())
memoryview(bytearray(b'x')).cast('B',[])
memoryview(bytearray(b'xx')).cast('B',[])
memoryview(b).cast('B',{2:3})
memoryview(b).cast('B',3)
memoryview(b).cast('B',None)
memoryview(b).cast('B',[2,3])
memoryview(b).cast('B',[2,'a'])
memoryview(b).cast('B',[2,-3])
memoryview(b).cast('B',[2,0])
memoryview(b).cast('B',[2,12.0])
memoryview(b).cast('B',[True,24])
memoryview(b).cast('B',[1<<70,24])
memoryview(b).cast('B',[1<<62,24])
memoryview(b).cast('h',[1<<62,24])
memoryview(b).cast('h',[1<<62])
memoryview(b).cast('B',[1]*64+[24])
memoryview(b).cast('B',[1]*63+[24]).ndim
memoryview(b).cast('B',[24])
memoryview(b).cast('B',(12,))
memoryview(b).cast('h',(12,))
memoryview(b).cast('h',(12,1))
m.cast('B')
m.cast('h')
m.cast('B',[24])
m.cast('B',[4,6])
m.cast('h',[4,3])
m2.cast('i')
m2.cast('i',[2])
memoryview(b)[::2].cast('B',[3,4])
memoryview(b).cast('h').cast('i',[3,4])
memoryview(b).cast('z',[3,4])
memoryview(b).cast('z',3)
memoryview(b'').cast('B',[1,2])
memoryview(b'').cast('B',[0])
memoryview(b'').cast('B',[0,1])
m[0]
m[0,1]
m[0,1,2]
m[-1,-1,-1]
m[2,0,0]
m[0,3,0]
m[0,0,-5]
m[0,0,0,0]
m[()]
m[...]
m[0:1]
m[0:1,0]
m[0:1,0:1]
m[0:1,0:1,:]
m[0:1,'a']
m['a']
m[0,0,'a']
m[0,0,1.0]
m[1<<70,0,0]
m[0,1<<70]
m[0,'a']
m[5]
m[0,5]
m[None]
memoryview(b)[0,]
memoryview(b)[()]
memoryview(b)[0,0]
memoryview(b)[0:1,]
memoryview(b)[0:1,0:1]
memoryview(b)['a',]
memoryview(b)[1.0,]
memoryview(b)[...,]
m[...,]
m[::2]
m[::-1]
m[1:].tolist()
m[::-1].tolist()
m[::-1].tobytes()
m[::-1].cast('B')
m[5:].tolist()
m[5:].cast('B')
m[5:].c_contiguous
m[::-1].c_contiguous,m[::-1].f_contiguous,m[::-1].contiguous
m.c_contiguous,m.f_contiguous,m.contiguous
memoryview(b).cast('B',[24,1]).f_contiguous
memoryview(b).cast('B',[24,1])[::2].f_contiguous
memoryview(b).cast('B',[24,1])[::2].c_contiguous
memoryview(b).cast('B',[1,24]).f_contiguous
memoryview(b).cast('B',[1,1,24]).f_contiguous
memoryview(b).cast('B',[1,2,12]).f_contiguous
m[1:2].f_contiguous
m[0:0].f_contiguous
m[0:0].c_contiguous
memoryview(b).cast('B',[4,1,6])[0:1].f_contiguous
memoryview(b).cast('B',[4,1,6])[0:1].contiguous
memoryview(b)[::2].cast('B') 
len(m)
m.nbytes
m.itemsize
m[1:].nbytes
m2.nbytes
m.tolist()
m2.tolist()
m.tobytes()
m.tobytes('F')
m.tobytes('C')
m.tobytes('A')
m.tobytes(None)
m.tobytes('Z')
m.tobytes(3)
m.tobytes(order='F')
m[::-1].tobytes('F')
m[::-1].tobytes('A')
memoryview(b).tobytes('Z')
m.hex()
m.hex(' ')
m[::-1].hex()
m==m
m==b
m==memoryview(b)
m==memoryview(bytes(b)).cast('B',[2,3,4])
m==memoryview(bytes(b)).cast('B',[2,4,3])
m==memoryview(bytes(b)).cast('b',[2,3,4])
m==m[::-1]
m==m[::-1][::-1]
m!=b
b==m
bytes(b)==m
m.tobytes()==m
memoryview(b).cast('B',[24,1])==memoryview(b)
hash(m)
hash(m.toreadonly())==hash(bytes(b))
hash(m[::-1].toreadonly())==hash(m[::-1].tobytes())
hash(m2.toreadonly())
list(m)
iter(m)
[x for x in memoryview(b).cast('B',[24])][:3]
list(reversed(m))
3 in m
bytes(m)
bytearray(m)
bytes(m[::-1])
bytearray(m[::-1])
b''.join([m])
m.toreadonly()
memoryview(m)
memoryview(m)==m
memoryview(m[::-1])
m.suboffsets
m.index
m.__getitem__((0,1,2))
int.from_bytes(m,'big')
b'abc'+m
bytearray(b'q')+m
bytes(b).find(m)
m.obj is b
m.__len__()
bool(m)
bool(m[0:0])
m.__setitem__((0,1,2),99)
m[0,1,2]
m.__setitem__(0,99)
m.__setitem__((0,1),99)
m.__setitem__((0,1,2,3),99)
m.__setitem__((0,1,2),999)
m.__setitem__((0,1,2),'a')
m.__setitem__((0,1,4),1)
m.__setitem__((0,1,'a'),1)
m.__setitem__((0,'a'),1)
m.__setitem__(slice(0,1),b'abcdefghijkl')
m.__setitem__(slice(0,1),m[1:])
m.__setitem__((slice(0,1),slice(0,1)),1)
m.__setitem__((slice(0,1),0),1)
m.__setitem__(...,1)
m.__setitem__((),1)
m.__setitem__('a',1)
m.__delitem__(0)
m.__delitem__((0,1,2))
m.toreadonly().__setitem__((0,1,2),3)
memoryview(b).__setitem__((3,),9)
memoryview(b).__setitem__((3,3),9)
memoryview(b).__setitem__(...,9)
memoryview(b).__setitem__((),9)
memoryview(b).__setitem__((slice(0,1),),9)
memoryview(b).__setitem__((slice(0,1),slice(0,1)),9)
memoryview(b)['a']
memoryview(b).__setitem__('a',9)
memoryview(b).__setitem__(slice(0,24),m)
memoryview(b).__setitem__(slice(0,1),m)
memoryview(b).__setitem__(slice(0,3),memoryview(b)[6:0:-2])
memoryview(b).__setitem__(slice(0,3),b'ab')
memoryview(b).__setitem__(slice(0,3),3)
memoryview(b).cast('h').__setitem__(slice(0,3),b'abcdef')
m.__setitem__(slice(0,1),3)
b.append(3)
m.release()
m[0,1,2]
m.shape
m.cast('B',[24])
m==m
b.__len__()""",
    b=data,
    m=memoryview(data).cast("B", [2, 3, 4]),
    m2=memoryview(data).cast("h", (3, 4)),
)
tell_all(
    """z[()]
z[...] is z
z[0]
z[:]
z[0,0]
z['a']
z.shape, z.strides, z.ndim, z.nbytes, z.itemsize, z.suboffsets
len(z)
bool(z)
z.tolist()
r.tolist()
r[()]
z.tobytes()
z.tobytes('F')
z.hex()
iter(z)
list(z)
1 in z
list(reversed(z))
bytes(z)
z==z
z==b'x'
z==memoryview(b'x').cast('B',[])
z==memoryview(b'x').cast('c',[])
z==memoryview(b'x').cast('B',[1])
hash(memoryview(b'x').cast('B',[]))==hash(b'x')
hash(memoryview(b'abcd').cast('B',[2,2]))==hash(b'abcd')
hash(memoryview(b'abcd').cast('B',[2,2])[::-1])==hash(b'cdab')
z.__setitem__((),65)
z.__setitem__(...,66)
z.__setitem__(0,66)
z.__setitem__((0,),66)
z.__setitem__((),'a')
z.__setitem__((),300)
z.__delitem__(())
r.__setitem__((),300)
z.tolist()
z.c_contiguous, z.f_contiguous, z.contiguous
z.cast('B')
z.cast('B',[])
z.cast('B',[1])
z.cast('B',[1,1])
r.cast('B')
r.cast('h')
memoryview(z)
z.toreadonly()
memoryview(b'abc')[...]
memoryview(b'abc')[3:3:2].c_contiguous
memoryview(b'abc')[3:3:2].f_contiguous
memoryview(b'abc')[3:3:2].contiguous
memoryview(b'abc')[1:2:2].contiguous
memoryview(b'abc')[3:3:2].cast('c')
memoryview(b'abc')[3:3].cast('c')
memoryview(b'abcd').cast('B',[2,2])[2:2:2].c_contiguous
memoryview(b'abc').cast(format='c',shape=[3])
memoryview(b'abc').cast(shape=[3])
memoryview(b'abc').cast(3,4)
memoryview(b'abc').cast()
memoryview(b'abc').cast('c',[3],4)
memoryview(b'abc')[::2].cast('z')
memoryview(b'abc').cast('h')
memoryview(b'abc').cast('h',[])
memoryview(bytearray(b'abcd')).cast('B',[2,2])==bytearray(b'abcd')
bytearray(b'abcd')==memoryview(bytearray(b'abcd')).cast('B',[2,2])
memoryview(b'')[0:0]==memoryview(b'')
memoryview(b'abcd').cast('B',[2,2])[0:0]==memoryview(b'abcdef').cast('B',[2,3])[0:0]
memoryview(b'abcd').cast('B',[2,2])[0:0]==memoryview(b'abcdef').cast('B',[2,3])
memoryview(b'abcd').cast('B',[2,2])[0:1]==memoryview(b'ab').cast('B',[1,2])
memoryview(b'abcd').cast('c',[2,2]).tolist()
memoryview(b'abcd').cast('c',[2,2])[1,1]
memoryview(b'abcd').cast('c',[2,2])[0:0].tolist()
memoryview(b'abcd').cast('c',[2,2])[0:0].tobytes('F')
hash(memoryview(bytearray(b'abcd')).toreadonly())
hash(memoryview(bytearray(b'abcd')).cast('h').toreadonly())
memoryview(b'abcd')[::-1].tobytes()
bytes(memoryview(b'abcd')[::-1])
bytearray(memoryview(b'abcdef').cast('h')[::2])
bytes(memoryview(b'')[0:0])""",
    z=memoryview(bytearray(b"x")).cast("B", ()),
    r=memoryview(b"abcd").cast("i", []),
)


# An index that releases the view: nothing is read or written then.
class Releasing:
    def __init__(self, view):
        self.view = view

    def __index__(self):
        self.view.release()
        return 1


for number in range(3):
    for assigns in False, True:
        view = memoryview(bytearray(64)).cast("B", (4, 4, 4))
        key = 0, Releasing(view), 2
        tell("view.__setitem__(key, 1)" if assigns else "view[key]", {"view": view, "key": key})
    view = memoryview(bytearray(8)).cast("h", (2, 2))
    tell("view.__setitem__((1, 1), index)", {"view": view, "index": Releasing(view)})


# Views, their parts and what they show die in any order.
views = []
for number in range(200):
    view = memoryview(bytearray(range(24))).cast("B", (2, 3, 2, 2))
    views.append([view[1:], memoryview(view), view.toreadonly(), view.cast("B")[::2]])
    if number % 3:
        views[-1].reverse()
    if number % 5 == 0:
        view.release()
print(views[5][0].tolist(), views[100][1][1, 2, 1, 1], len(views))
del views, view
