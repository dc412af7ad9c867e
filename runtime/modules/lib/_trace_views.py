"""Accounts of allocations as folded stacks, for speedscope, and as a page with a flame graph."""
import json

_MEASURES = ("allocated", "held", "peak")


def _weigh(stack, what):
    if what == "allocated":
        return stack[3]
    if what == "held":
        return stack[3] - stack[6]
    if what == "peak":
        return stack[11]
    raise ValueError(f"unknown measure: {what!r}")


def _path(trace, number):
    """Numbers of sites from the outermost frame to the innermost."""
    sites = []
    while number:
        stack = trace.stacks[number]
        sites.append(stack[1])
        number = stack[0]
    return sites[::-1]


def _label(site):
    file, function, line, peak = site
    if not line:
        return "outside of any line"
    return f"{function} ({file.rpartition('/')[2]}:{line})"


def fold(trace, what="allocated"):
    lines = []
    for number in range(1, len(trace.stacks)):
        weight = _weigh(trace.stacks[number], what)
        if weight:
            labels = [_label(trace.sites[site]).replace(";", ",")
                      for site in _path(trace, number)]
            lines.append(f"{';'.join(labels)} {weight}\n")
    return "".join(sorted(lines))


def speedscope(trace):
    frames = [{"name": _label(site), "file": site[0], "line": site[2]} if site[2]
              else {"name": _label(site)} for site in trace.sites]
    profiles = []
    for what in _MEASURES:
        samples, weights = [], []
        for number in range(1, len(trace.stacks)):
            weight = _weigh(trace.stacks[number], what)
            if weight:
                samples.append(_path(trace, number))
                weights.append(weight)
        profiles.append({"type": "sampled", "name": f"bytes {what}", "unit": "bytes",
                         "startValue": 0, "endValue": sum(weights), "samples": samples,
                         "weights": weights})
    return {"$schema": "https://www.speedscope.app/file-format-schema.json", "name": "tare",
            "exporter": "tare", "activeProfileIndex": 0, "shared": {"frames": frames},
            "profiles": profiles}


def _page_data(trace):
    stacks = [[stack[0], stack[1]] + [_weigh(stack, what) for what in _MEASURES]
              for stack in trace.stacks]
    sites = [[_label(site), site[0], site[2]] for site in trace.sites]
    text = json.dumps({"sites": sites, "stacks": stacks})
    return text.replace("<", "\\u003c")


def page(trace):
    return _PAGE.replace("DATA", _page_data(trace), 1)


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>tare: where memory went</title>
<style>
body { font: 13px sans-serif; margin: 12px; color: #222; background: #fff; }
#graph { position: relative; width: 100%; }
#graph div { position: absolute; height: 17px; line-height: 17px; overflow: hidden;
  white-space: nowrap; font-size: 11px; text-indent: 3px; box-sizing: border-box; cursor: pointer;
  box-shadow: inset -1px -1px #fff; }
#graph div:hover { outline: 2px solid #222; z-index: 1; }
#graph div.found { background: #7b4fd0 !important; color: #fff; }
#told { min-height: 18px; margin: 8px 0; font-family: monospace; white-space: pre-wrap; }
label { margin-right: 14px; }
</style></head><body>
<h1 style="font-size:16px">Where memory went: every allocation, by stack</h1>
<p>
<label><input type="radio" name="what" value="2" checked> allocated</label>
<label><input type="radio" name="what" value="3"> held at the end</label>
<label><input type="radio" name="what" value="4"> held at the peak</label>
<input id="search" placeholder="search"> <button id="reset">whole program</button>
</p>
<div id="told"></div><div id="graph"></div>
<p>Width is bytes, slack included; a block belongs to the line that allocated it and to its
callers. Click a frame to see it alone.</p>
<script>
"use strict";
const data = DATA;
const graph = document.getElementById("graph"), told = document.getElementById("told");
let what = 2, top_node = 0;
const children = data.stacks.map(() => []);
data.stacks.forEach((stack, i) => { if (i) children[stack[0]].push(i); });
let sums = [];
function add_up() {
  sums = data.stacks.map((stack, i) => i ? stack[what] : 0);
  for (let i = data.stacks.length - 1; i > 0; i--) sums[data.stacks[i][0]] += sums[i];
}
function label(i) { return i ? data.sites[data.stacks[i][1]][0] : "all"; }
function tell(i) {
  const site = i ? data.sites[data.stacks[i][1]] : ["all", "", 0];
  const share = sums[0] ? (100 * sums[i] / sums[0]).toFixed(1) : 0;
  told.textContent = label(i) + "  " + sums[i].toLocaleString("en") + " bytes, " + share + " %\\n" +
    (site[2] ? site[1] + ":" + site[2] : "");
}
function colour(text) {
  let h = 0;
  for (const c of text) h = (h * 31 + c.codePointAt(0)) % 997;
  return "hsl(" + (10 + h % 45) + "," + (70 + h % 25) + "%," + (62 + h % 14) + "%)";
}
function draw() {
  graph.textContent = "";
  const word = document.getElementById("search").value.toLowerCase();
  let deepest = 0;
  const todo = [[top_node, 0, 100, 0]];
  while (todo.length) {
    const [i, left, width, depth] = todo.pop();
    const box = document.createElement("div");
    box.textContent = label(i);
    box.style.cssText = "left:" + left + "%;width:" + width + "%;top:" + depth * 18 +
      "px;background:" + (i ? colour(label(i)) : "#ddd");
    if (word && label(i).toLowerCase().includes(word)) box.className = "found";
    box.onmouseover = () => tell(i);
    box.onclick = () => { top_node = i; draw(); };
    graph.append(box);
    deepest = Math.max(deepest, depth);
    let at = left;
    const order = children[i].slice().sort((a, b) => sums[b] - sums[a]);
    for (const child of order) {
      const share = sums[i] ? width * sums[child] / sums[i] : 0;
      if (share > 0.05) todo.push([child, at, share, depth + 1]);
      at += share;
    }
  }
  graph.style.height = (deepest + 1) * 18 + "px";
  tell(top_node);
}
document.querySelectorAll("input[name=what]").forEach(
  input => input.onchange = () => { what = +input.value; add_up(); draw(); });
document.getElementById("search").oninput = draw;
document.getElementById("reset").onclick = () => { top_node = 0; draw(); };
add_up(); draw();
</script></body></html>
"""
