"""Plays the page of a film in headless Chromium: to the end and back, by keys, buttons and the bar.
Arguments: the page, and a folder for the pictures."""
import sys
import time
from webdriver import Browser

page, folder = sys.argv[1:3]
failures = []


def check(truth, words):
    print("ok  " if truth else "FAIL", words)
    if not truth:
        failures.append(words)


def picture(browser, name):
    time.sleep(0.4)  # colours change gradually
    browser.screenshot("%s/%s.png" % (folder, name))
    with open("%s/%s.svg" % (folder, name), "w") as file:
        file.write(browser.run("return player.picture()"))


def looks(browser):
    return [state["look"] for state in browser.run("return player.states()")]


def position(browser):
    return browser.run("return player.position()")


def watch(browser):
    browser.open("file://" + page)
    count = browser.run("return player.count")
    check(count > 20 and position(browser) == 0, "the film begins at its beginning")
    check(set(looks(browser)) == {"plain"}, "before the collection nothing is known")
    picture(browser, "beginning")
    for _ in range(count):
        browser.press("right")
    check(position(browser) == count, "the right arrow steps to the end")
    final = looks(browser)
    check("gone" in final and "live" in final and "plain" not in final,
          "at the end every object lives or is gone")
    picture(browser, "end")
    browser.press("right")
    check(position(browser) == count, "there is nothing beyond the end")
    for _ in range(count):
        browser.press("left")
    check(position(browser) == 0 and set(looks(browser)) == {"plain"},
          "the left arrow steps back to the beginning")
    browser.click("#last")
    check(position(browser) == count and looks(browser) == final, "a button leads to the end")
    browser.click("#back")
    check(position(browser) == count - 1, "a button leads one step back")
    seen, where = [], None
    browser.press("home")
    while position(browser) < count and position(browser) != where:
        where = position(browser)
        browser.press("down")
        seen.append(browser.run("return document.querySelector('#rule h2').textContent"))
    for rule in ("count copied", "inner reference taken off", "held from outside", "reached",
                 "survived", "unreachable", "weak references cleared", "callback called",
                 "finalizer called", "came back", "slots cleared", "freed"):
        check(rule in seen, "phase by phase one comes to: " + rule)
    browser.run("player.go(player.count / 2 | 0)")
    picture(browser, "middle")
    check(browser.run("return performance.getEntriesByType('resource').length") == 0,
          "the page loads nothing else")
    errors = [line for line in browser.messages() if "favicon" not in line]
    check(not errors, "the browser has nothing to complain of" + "".join(errors))
    browser.press("home", " ")
    time.sleep(1.5)
    check(position(browser) > 0, "space plays the film")


browser = Browser()
try:
    watch(browser)
finally:
    browser.close()
print("%d of the browser's tests failed" % len(failures) if failures else "the film plays")
sys.exit(bool(failures))
