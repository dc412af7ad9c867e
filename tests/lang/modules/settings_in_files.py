# configparser: sections, types, interpolation, writing and errors.
import configparser
import io
import os
import tempfile

TEXT = """\
# what all share
[DEFAULT]
home = /srv
debug: no

[server]
Host = example.org
port = 8080
ratio = 0.5
path = %(home)s/www
percent = 50%%
long = first line
    second line

    third line
empty =

; another
[paths of users]
home = /home
cache = %(home)s/cache
debug = On
"""
config = configparser.ConfigParser()
config.read_string(TEXT)
print(config.sections(), "server" in config, "DEFAULT" in config, len(config))
server = config["server"]
print(server, server.name, server["host"], server["HOST"], "port" in server, "x" in server)
print(server.getint("port"), server.getfloat("ratio"), server.getboolean("debug"),
      config.getboolean("paths of users", "debug"), server.get("nothing"),
      server.get("nothing", "fallback"), server.getint("nothing", 7))
print(server["path"], server["percent"], repr(server["long"]), repr(server["empty"]))
print(config.get("server", "path", raw=True), config.get("server", "path", vars={"home": "/v"}))
print(list(server), dict(config["paths of users"]), config.defaults())
print(config.options("server"), config.items("paths of users"), config.has_option("server", "home"))
config["new"] = {"one": "1", "Two": "2"}
config.add_section("more")
config.set("more", "key", "value")
config["more"]["other"] = "x"
print(config.remove_option("more", "key"), config.remove_section("new"),
      config.remove_section("new"))
out = io.StringIO()
config.write(out)
print(out.getvalue())
out = io.StringIO()
config.write(out, space_around_delimiters=False)
print(out.getvalue().splitlines()[:3])
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "settings.ini")
    with open(path, "w") as file:
        config.write(file)
    again = configparser.ConfigParser()
    print(len(again.read([path, "missing.ini"])), again == config, again["more"]["other"])

extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_dict({"a": {"base": "/x", "full": "${base}/y"},
                    "b": {"path": "${a:full}/z", "cost": "$$5"}})
print(extended["b"]["path"], extended["b"]["cost"])
raw = configparser.RawConfigParser(allow_no_value=True, inline_comment_prefixes=("#",),
                                   delimiters=("=",), strict=False)
raw.optionxform = str
raw.read_string("[S]\nflag\nKey = %(raw)s # note\nKey = again#kept\n")
print(dict(raw["S"]), raw.get("S", "flag"))
lists = configparser.ConfigParser(converters={"list": lambda text: text.split(",")})
lists.read_string("[s]\nnames = a,b\n")
print(lists.getlist("s", "names"), lists["s"].getlist("names"), lists["s"].getlist("no"))
print(configparser.ConfigParser({"k": "v"}).defaults())


def refused(action):
    try:
        print("gave", repr(action()))
    except (configparser.Error, ValueError, TypeError, KeyError) as problem:
        print(type(problem).__name__, problem)


def read(text, **options):
    return configparser.ConfigParser(**options).read_string(text)


bad = configparser.ConfigParser()
bad.read_string("[s]\na = %(missing)s\nb = %(b)s\nc = %x\nd = 5%\n[t]\nn = word\n")
for action in (
        lambda: config["missing"], lambda: config.get("missing", "x"), lambda: server["missing"],
        lambda: config.get("server", "missing"), lambda: config.add_section("server"),
        lambda: bad["s"]["a"], lambda: bad["s"]["b"], lambda: bad["s"]["c"], lambda: bad["s"]["d"],
        lambda: bad["t"].getint("n"), lambda: bad["t"].getboolean("n"),
        lambda: read("key = 1\n"), lambda: read("[s]\nnonsense\n= 5\n"), lambda: read("[s]\n[s]\n"),
        lambda: read("[s]\na=1\nA=2\n"), lambda: config.set("server", "n", 5),
        lambda: config.set("nowhere", "n", "5"), lambda: config.set("server", "n", "100%"),
        lambda: config.add_section("DEFAULT"), lambda: config.options("nowhere"),
        lambda: config.has_option("nowhere", "n"), lambda: config.remove_option("nowhere", "n"),
        lambda: bad.read_dict({"u": {"a": 1, "A": 2}})):
    refused(action)
