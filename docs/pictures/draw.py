"""Draws what ask.py wrote down as people see it: draw.py OUT [NAME…] <SENT

Each message becomes a page OUT/NAME.html with Slack on a desktop (720 pixels) and a phone (360), and Telegram on both;
OUT/all.html has them all, to be measured."""
import html
import json
import os
import re
import sys

from plot import plot

STYLE = """<style>
* { box-sizing: border-box } body { margin: 0; padding: 10px; background: #e9e8ec; width: max-content;
  font: 15px/1.47 Lato, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #1d1c1d }
.row { display: flex; gap: 14px; align-items: flex-start } small { color: #777; display: block; font-size: 11px }
.pane.w720 { width: 720px } .pane.w360 { width: 360px }
.slack { background: #fff; border-radius: 8px; padding: 10px 12px; display: flex; gap: 8px }
.slack > main { min-width: 0; flex: 1 } .face { width: 36px; height: 36px; border-radius: 6px; background: #4a154b;
  color: #fff; text-align: center; line-height: 36px; font-weight: 700; flex: none }
.app { background: #e8e8e8; color: #616061; font-size: 10px; padding: 1px 4px }
.header { font-size: 18px; font-weight: 900; line-height: 1.33; margin: 4px 0 }
.section { margin: 4px 0; white-space: pre-line } .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 12px }
.context { color: #616061; font-size: 13px; line-height: 1.38; margin: 4px 0; white-space: pre-line }
.with { display: flex; justify-content: space-between; gap: 8px }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 6px 0 } .actions:empty { display: none }
.slack button { font: 700 13px/1 Lato, "Noto Sans CJK SC", sans-serif; background: #fff; border: 1px solid #bbb;
  border-radius: 8px; padding: 8px 12px; color: #1d1c1d; white-space: nowrap }
blockquote { margin: 4px 0; border-left: 4px solid #ddd; padding-left: 10px; white-space: pre-wrap }
ul { margin: 4px 0; padding-left: 24px } .slack pre { border: 1px solid #ddd; background: #f8f8f8; padding: 8px; margin: 4px 0;
  font: 12px/1.5 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; overflow-x: auto }
.slack table { border: 1px solid #ddd; border-radius: 8px; border-spacing: 0; margin: 4px 0; font-size: 14px }
.scroll { overflow-x: auto } td, th { border-bottom: 1px solid #eee; border-right: 1px solid #eee; padding: 4px 10px;
  text-align: left; white-space: nowrap; font-weight: 400 } th { background: #f8f8f8; font-weight: 700 }
.wrap { white-space: normal; min-width: 120px } .right { text-align: right } tr:last-child td { border-bottom: 0 }
details { border: 1px solid #ddd; border-radius: 8px; padding: 6px 10px; margin: 4px 0 } summary { font-weight: 700 }
.telegram { background: #d4e0e9; border-radius: 10px; padding: 8px; font: 16px/1.32 Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif }
.bubble { background: #fff; border-radius: 12px; padding: 6px 10px; white-space: pre-wrap; max-width: 480px;
  overflow-wrap: anywhere } .keys { max-width: 480px; margin-top: 3px } .keys div { display: flex; gap: 3px; margin-bottom: 3px }
.photo { padding: 0; overflow: hidden; margin-top: 6px } .photo img { width: 100%; display: block }
.telegram pre { font: 13.6px/1.35 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; background: #eef3f7; margin: 4px 0;
  padding: 4px 8px; border-left: 3px solid #5b9bd5; border-radius: 4px; white-space: pre-wrap }
.keys button { flex: 1; border: 0; border-radius: 6px; background: #8aa4b8; color: #fff; font: 14px "Noto Sans CJK SC", sans-serif;
  padding: 8px 2px; white-space: nowrap; overflow: hidden } .telegram blockquote { border-color: #5b9bd5; background: #eef3f7;
  border-radius: 4px; padding: 2px 8px } blockquote[expandable] { max-height: 4.1em; overflow: hidden }
</style>"""


# The widths of the panes; for a README a phone's alone.
WIDTHS = (360,) if os.environ.get("NARROW") else (720, 360)


def mrkdwn(text):
    """mrkdwn is Slack's markup as HTML: & < > are escaped in it already."""
    text = re.sub(r"(?<!\w)\*([^*\n]+)\*(?!\w)", r"<b>\1</b>", text)
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", text)


def text_of(t):
    return mrkdwn(t["text"]) if t["type"] == "mrkdwn" else t["text"].replace("<", "&lt;")


def rich(e):
    """rich draws an element of rich text."""
    kind, inner = e["type"], e.get("elements", [])
    if kind == "text":
        t = html.escape(e["text"])
        return f"<b>{t}</b>" if e.get("style", {}).get("bold") else t
    if kind == "channel":
        return f'<span style="color:#1264a3">#{e["channel_id"]}</span>'
    if kind == "user":
        return f'<span style="color:#1264a3">@{e["user_id"]}</span>'
    if kind == "link":
        return f'<span style="color:#1264a3">{html.escape(e.get("text") or e["url"])}</span>'
    if kind == "rich_text_list":
        return "<ul>" + "".join(f"<li>{rich(i)}</li>" for i in inner) + "</ul>"
    tag = {"rich_text_quote": "blockquote", "rich_text_preformatted": "pre"}.get(kind, "div")
    return f"<{tag}>" + "".join(map(rich, inner)) + f"</{tag}>"


def table(b):
    settings = b.get("column_settings") or []
    rows = []
    for n, row in enumerate(b["rows"]):
        cells = []
        for i, c in enumerate(row):
            s = settings[i] if i < len(settings) and settings[i] else {}
            look = ("right " if s.get("align") == "right" else "") + ("wrap" if s.get("is_wrapped") else "")
            said = html.escape(c["text"]) if "text" in c else "".join(map(rich, c.get("elements", [])))
            cells.append(f'<{"td" if n else "th"} class="{look}">{said}</{"td" if n else "th"}>')
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return '<div class="scroll"><table>' + "".join(rows) + "</table></div>"


def data_table(b):
    """data_table draws the first page of a table that can be paged."""
    size, rows = b.get("page_size", 5), []
    for n, row in enumerate(b["rows"][:size + 1]):
        cells = [(html.escape(c["text"]), "right" if c["type"] == "raw_number" else "") for c in row]
        rows.append("<tr>" + "".join(f'<{"td" if n else "th"} class="{look}">{t}</{"td" if n else "th"}>' for t, look in cells) + "</tr>")
    left = len(b["rows"]) - 1 - size
    pager = f'<div class="context">1–{size} / {size + left} &nbsp; ‹ ›</div>' if left > 0 else ""
    return '<div class="scroll"><table>' + "".join(rows) + "</table></div>" + pager


def element(e):
    if e["type"] == "feedback_buttons":
        return "".join(f'<button>{e[k]["text"]["text"]}</button>' for k in ("positive_button", "negative_button"))
    label = e.get("text") or e.get("placeholder") or {"text": "…", "type": "plain_text"}
    return f'<button>{text_of(label)}{"" if e["type"] == "button" else " ⌄"}</button>'


def block(b):
    """block draws one of Slack's blocks; one that it can't draw ends the program."""
    kind = b["type"]
    if kind == "header":
        return f'<div class="header">{text_of(b["text"])}</div>'
    if kind == "section":
        said = f'<div class="section">{text_of(b["text"])}</div>' if b.get("text") else ""
        if b.get("fields"):
            said += '<div class="section fields">' + "".join(f"<div>{text_of(f)}</div>" for f in b["fields"]) + "</div>"
        return f'<div class="with">{said}{element(b["accessory"])}</div>' if b.get("accessory") else said
    if kind == "context":
        return '<div class="context">' + " ".join(text_of(e) for e in b["elements"]) + "</div>"
    if kind in ("actions", "context_actions"):
        return '<div class="actions">' + "".join(map(element, b["elements"])) + "</div>"
    if kind == "rich_text":
        return "".join(map(rich, b["elements"]))
    if kind == "table":
        return table(b)
    if kind == "data_table":
        return data_table(b)
    if kind == "divider":
        return "<hr>"
    if kind == "container":
        return f'<details><summary>{text_of(b["title"])}</summary></details>'
    if kind == "data_visualization":
        return plot(b)
    sys.exit(f"a block of the kind {kind} can't be drawn")


def field(b):
    """field draws a field of a form, with what is filled in."""
    e = b["element"]
    chosen = [o["text"]["text"] for o in e.get("initial_options") or []] + [
        o for o in (e.get("initial_option", {}).get("text", {}).get("text"), e.get("initial_time"), e.get("initial_value"),
                    e.get("initial_conversation")) if o]
    shown = html.escape(" · ".join(chosen) or e.get("placeholder", {}).get("text", ""))
    if e["type"] == "checkboxes":
        shown = " &nbsp; ".join(("☑ " if o["text"]["text"] in chosen else "☐ ") + html.escape(o["text"]["text"]) for o in e["options"])
    label = html.escape(b["label"]["text"]) + (" <small>(optional)</small>" if b.get("optional") else "")
    return f'<div class="section"><b>{label}</b><pre>{shown or "&nbsp;"}</pre></div>'


def view(v):
    """view draws a modal or App Home."""
    said = "".join(field(b) if b["type"] == "input" else block(b) for b in v["blocks"])
    if v["type"] == "modal":
        said = (f'<div class="header">{text_of(v["title"])}</div>{said}<div class="actions"><button>{text_of(v["close"])}</button>'
                f'<button>{text_of(v["submit"])}</button></div>')
    return f'<div class="slack"><main>{said}</main></div>'


def slack(m):
    if "view" in m:
        return view(m["view"])
    said = "".join(map(block, m.get("blocks") or [])) or f'<div class="section">{mrkdwn(m["text"])}</div>'
    only = '<span class="app">Only visible to you</span> ' if m.get("response_type") == "ephemeral" else ""
    return f'<div class="slack"><div class="face">re</div><main>{only}<b>rebot</b> <span class="app">APP</span>{said}</main></div>'


def telegram(m):
    said = m.get("text") or m.get("caption") or ""
    if m.get("parse_mode") != "HTML":
        said = html.escape(said)
    said = re.sub(r"(</(?:pre|blockquote)>)\n", r"\1", said)  # a block ends its line
    rows = (m.get("reply_markup") or {}).get("inline_keyboard") or []
    keys = "".join("<div>" + "".join(f'<button>{html.escape(b["text"])}</button>' for b in r) + "</div>" for r in rows)
    photo = f'<div class="bubble photo"><img src="data:image/png;base64,{m["photo"]}"></div>' if "photo" in m else ""
    return f'<div class="telegram"><div class="bubble">{said}</div><div class="keys">{keys}</div>{photo}</div>'


def row(name, said):
    """row draws one reply at both widths on both platforms."""
    out = []
    for platform, draw in ("slack", slack), ("telegram", telegram):
        for width in WIDTHS:
            if platform in said:
                out.append(f'<div class="pane w{width}" data-of="{name} {platform} {width}"><small>{name} · {platform} '
                           f"{width}</small>{draw(said[platform])}</div>")
    return '<div class="row">' + "".join(out) + "</div>"


# What a page tells of its panes: their height, and whether something in them is wider than they are.
MEASURE = """<script>
const told = [...document.querySelectorAll('.pane')].map(p => {
  const m = p.lastElementChild, wide = [...m.querySelectorAll('.scroll,pre')].some(e => e.scrollWidth > e.clientWidth + 1)
  return p.dataset.of + ' ' + Math.round(m.getBoundingClientRect().height) + (wide ? ' scrolls' : '') })
document.body.dataset.told = told.join('|'); document.body.dataset.size = document.documentElement.scrollWidth + ',' +
  Math.ceil(document.body.getBoundingClientRect().height)
</script>"""


def page(rows):
    return '<!doctype html><html lang="zh-CN"><meta charset="utf-8">' + STYLE + "<body>" + "".join(rows) + MEASURE


def main(out, *only):
    said = {}
    for line in sys.stdin:
        m = json.loads(line)
        said.setdefault(m["name"], {})[m["platform"]] = m["message"] | ({"photo": m["photo"]} if "photo" in m else {})
    names = [n for n in said if not only or n in only]
    for n in names:
        with open(os.path.join(out, n + ".html"), "w", encoding="utf8") as f:
            f.write(page([row(n, said[n])]))
    with open(os.path.join(out, "all.html"), "w", encoding="utf8") as f:
        f.write(page([row(n, said[n]) for n in names]))


main(*sys.argv[1:])
