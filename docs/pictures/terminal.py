"""Turns an answer into a page that looks like a terminal: terminal.py QUESTION <ANSWER >PAGE"""
import html
import sys

TERMINAL = """<style>
body { margin: 0; background: #1e1f29; color: #e6e6e6; font: 15px/1.6 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace }
pre { margin: 18px 22px; font: inherit; white-space: pre-wrap } b { color: #8be9a0; font-weight: normal }
</style>"""


def terminal(question, answer):
    return f"{TERMINAL}<pre><b>$</b> rebot ask {html.escape(question)}\n{html.escape(answer)}</pre>"


print('<!doctype html><html lang="zh-CN"><meta charset="utf-8">' + terminal(sys.argv[1], sys.stdin.read()))
