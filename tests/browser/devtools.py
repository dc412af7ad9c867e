"""Loads a snapshot into the Memory panel of the real DevTools, and compares what they make of it
with what tare says. Arguments: the snapshot, the file of expectations, the folder for pictures."""
import json
import sys
import time
from webdriver import Browser

PANEL = """
const [text] = arguments;
return (async () => {
    const profiler = await import("devtools://devtools/bundled/panels/profiler/profiler.js");
    const legacy = await import("devtools://devtools/bundled/ui/legacy/legacy.js");
    await legacy.ViewManager.ViewManager.instance().showView("heap-profiler");
    globalThis.panel = profiler.HeapProfilerPanel.HeapProfilerPanel.instance();
    await panel.loadFromFile(new File([text], "tare.heapsnapshot"));
    globalThis.profile = panel.findProfileTypeByExtension("x.heapsnapshot").getProfiles()[0];
    return "";
})().catch((error) => String(error.stack));
"""
SUMMARY = """
return (async () => {
    const proxy = globalThis.profile.snapshotProxy;
    if (!proxy || !proxy.totalSize) return null;
    panel.showProfile(profile);
    const model = await proxy.aggregatesWithFilter({});
    const rows = Object.values(model).map((row) => [row.name, row.count, row.self, row.maxRet]);
    return {node_count: proxy.staticData.nodeCount, bytes: proxy.totalSize, rows};
})().catch((error) => String(error.stack));
"""


def look(browser, text):
    browser.open("devtools://devtools/bundled/devtools_app.html?panel=heap-profiler")
    time.sleep(1)
    failure = browser.run(PANEL, text)
    if failure:
        raise SystemExit("DevTools refuse the file: " + failure)
    for attempt in range(60):
        summary = browser.run(SUMMARY)
        if isinstance(summary, str):
            raise SystemExit("DevTools fail: " + summary)
        if summary:
            return summary
        time.sleep(0.5)
    raise SystemExit("DevTools do not finish with the file")


def check(what, got, wanted):
    print("ok" if got == wanted else "FAIL", what, got, wanted)
    return got == wanted


def main(snapshot, expectations, folder):
    with open(snapshot) as file:
        text = file.read()
    with open(expectations) as file:
        wanted = json.load(file)
    browser = Browser(port=9518, width=1500, height=900)
    try:
        summary = look(browser, text)
        time.sleep(1)
        browser.screenshot(folder + "/devtools.png")
    finally:
        browser.close()
    tickets = [row for row in summary["rows"] if row[0] == "Ticket"]
    results = [check("nodes", summary["node_count"], wanted["node_count"]),
               check("bytes", summary["bytes"], wanted["bytes"]),
               check("instances", [row[1] for row in tickets], [wanted["tickets"]]),
               check("their bytes", [row[2] for row in tickets], [wanted["ticket_bytes"]]),
               check("retained by them", [row[3] for row in tickets],
                     [wanted["tickets"] * wanted["retained_bytes"]])]
    return 0 if all(results) else 1


sys.exit(main(*sys.argv[1:4]))
