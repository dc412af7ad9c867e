"""Makes the pictures of docs/collector.md out of a film. Arguments: the page, and the folder."""
import sys
from webdriver import Browser

page, folder = sys.argv[1:3]
WANTED = {"collection_begins": "count copied",
          "collection_subtracts": "inner reference taken off",
          "collection_reaches": "unreachable",
          "collection_ends": "freed"}

browser = Browser()
try:
    browser.open("file://" + page)
    rules = browser.run("return steps.map((step) => step.rule)")
    for name, rule in WANTED.items():
        browser.run("player.go(arguments[0])", len(rules) - rules[::-1].index(rule))
        with open("%s/%s.svg" % (folder, name), "w") as file:
            file.write(browser.run("return player.picture()") + "\n")
finally:
    browser.close()
