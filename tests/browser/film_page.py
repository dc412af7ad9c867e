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


def names_overlap(browser):
    return browser.run("""
        const boxes = [...document.querySelectorAll('#stage g > text[font-weight="600"]')]
            .map((text) => text.getBoundingClientRect());
        return boxes.filter((one, i) => boxes.some((other, j) => i < j && one.left < other.right &&
            other.left < one.right && one.top < other.bottom && other.top < one.bottom)).length""")


def watch_much(browser, width):
    """Sixty objects of a thousand: names beside each other, rule, drawing and buttons in sight."""
    browser.open("file://" + page.replace(".html", "_of_many.html"))
    count = browser.run("return player.count")
    for position in (0, count // 2, count):
        browser.run("player.go(arguments[0])", position)
        seen = browser.run("""return ['#rule', '#stage', '#next'].map((name) => {
            const box = document.querySelector(name).getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; })""")
        check(all(seen), "%d wide, step %d: all that is needed is in sight" % (width, position))
    looks_at_end = looks(browser)
    check(looks_at_end.count("live") >= 15 and looks_at_end.count("gone") >= 40,
          "of much garbage some is left out for the living")
    check(names_overlap(browser) == 0, "no name lies over another")
    picture(browser, "many_%d" % width)


browser = Browser()
try:
    watch(browser)
    watch_much(browser, 1280)
finally:
    browser.close()
browser = Browser(width=800, height=900)
try:
    watch_much(browser, 800)
finally:
    browser.close()
print("%d of the browser's tests failed" % len(failures) if failures else "the film plays")
sys.exit(bool(failures))
