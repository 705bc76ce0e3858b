"""Turns an answer into a page that looks as its reader sees it: pictures.py terminal|slack QUESTION <ANSWER >PAGE"""
import html
import json
import sys

TERMINAL = """<style>
body { margin: 0; background: #1e1f29; color: #e6e6e6; font: 15px/1.6 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace }
pre { margin: 18px 22px; font: inherit; white-space: pre-wrap } b { color: #8be9a0; font-weight: normal }
</style>"""

SLACK = """<style>
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.47 Lato, "Noto Sans CJK SC", sans-serif }
main { display: flex; gap: 10px; padding: 14px 20px }
.face { width: 36px; height: 36px; border-radius: 6px; background: #4a154b; color: #fff; text-align: center;
  line-height: 36px; font-weight: 700; flex: none }
.only { color: #616061; font-size: 13px } .app { background: #e8e8e8; color: #616061; font-size: 10px; padding: 1px 4px }
.header { font-size: 18px; font-weight: 900; margin: 6px 0 }
.context { color: #616061; font-size: 13px; margin: 4px 0; white-space: pre-line } .section { margin: 6px 0 }
button { font: 700 13px Lato, "Noto Sans CJK SC", sans-serif; background: #fff; border: 1px solid #bbb;
  border-radius: 8px; padding: 5px 12px; margin: 8px 8px 0 0; color: #1d1c1d }
</style>"""


def block(b):
    """block is the page's part for one of Slack's blocks; one that this page can't show ends the program."""
    kind = b["type"]
    if kind in ("header", "section"):
        return f'<div class="{kind}">{escape(b["text"])}</div>'
    if kind == "context":
        return f'<div class="context">{" ".join(map(escape, b["elements"]))}</div>'
    if kind == "actions":
        return "<div>" + "".join(f'<button>{escape(e["text"])}</button>' for e in b["elements"]) + "</div>"
    sys.exit(f"a block of the kind {kind} can't be drawn")


def escape(text):
    """escape is a text object's text; Slack's own markup has & < > escaped already."""
    t = text["text"]
    return t if text["type"] == "mrkdwn" else html.escape(t)


def slack(blocks):
    return (SLACK + '<main><div class="face">re</div><div><div class="only">Only visible to you</div>'
            '<b>rebot</b> <span class="app">APP</span>' + "".join(map(block, blocks)) + "</div></main>")


def terminal(question, answer):
    return f"{TERMINAL}<pre><b>$</b> rebot ask {html.escape(question)}\n{html.escape(answer)}</pre>"


kind, asked = sys.argv[1:]
page = terminal(asked, sys.stdin.read()) if kind == "terminal" else slack(json.load(sys.stdin))
print('<!doctype html><html lang="zh-CN"><meta charset="utf-8">' + page)
