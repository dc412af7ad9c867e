# objgraph over the heap: counts, what grows, chains, and graphs as DOT.
import io
import os
import re
import tempfile

import objgraph


class Case:
    pass


class Hostile:
    def __getattribute__(self, name):
        raise RuntimeError("not to be asked")

    def __repr__(self):
        raise RuntimeError("not to be shown")


def draw(function, *objects, **options):
    output = io.StringIO()
    function(*objects, output=output, **options)
    names = {}
    return re.sub(r"\bo?(more)?\d{6,}", lambda found: names.setdefault(
        found[0], f"n{len(names)}"), output.getvalue())


cases = [Case() for number in range(30)]
print(objgraph.count("Case"), objgraph.count("__main__.Case"), objgraph.count("Unheard"))
print(objgraph.typestats()["Case"], objgraph.typestats(shortnames=False)["__main__.Case"])
print(objgraph.typestats(filter=lambda one: isinstance(one, Case)))
print(objgraph.by_type("Case")[0] in cases, objgraph.at(id(cases[3])) is cases[3])
print(objgraph.most_common_types(limit=2, objects=[1.5, cases[0], cases[1], "x"]))
objgraph.show_most_common_types(objects=[cases, cases[0], cases[1]])
objgraph.growth()
cases += [Case() for number in range(7)]
objgraph.show_growth(limit=1)
print(objgraph.growth(limit=1, peak_stats={"Case": 36}, filter=lambda one: type(one) is Case))

holder = {"case": [cases[0]]}
cases[0].hidden = Hostile()
chain = objgraph.find_backref_chain(cases[0].hidden, objgraph.is_proper_module)
print([type(one).__name__ for one in chain])
print(objgraph.find_ref_chain(holder, lambda one: type(one) is Hostile)[1:] ==
      [holder["case"], cases[0], cases[0].hidden])
print(draw(objgraph.show_chain, chain))
print(draw(objgraph.show_refs, holder, refcounts=True))
print(draw(objgraph.show_refs, [cases], max_depth=1, too_many=2,
           extra_node_attrs=lambda one: {"penwidth": len(objgraph.typestats([one]))}))
print(draw(objgraph.show_backrefs, [cases[0].hidden], max_depth=2,
           filter=lambda one: type(one) is not dict and one is not holder["case"],
           extra_info=lambda one: "seen"))

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    objgraph.show_refs([holder], filename="a.dot")
    objgraph.show_backrefs([holder], filename="b.png")
    objgraph.show_chain(chain, filename="c.svg")
    drawn = open("c.svg").read()
    print(drawn.count("<rect "), drawn.count("<path d="), "Hostile" in drawn, "&lt;" in drawn)
    print(sorted(os.listdir()), open("a.dot").read().startswith("digraph ObjectGraph {"))
    os.chdir("/")
objgraph.get_new_ids(limit=0)
more = [Case() for number in range(5)]
print(len(objgraph.get_new_ids(limit=0)["Case"]))
