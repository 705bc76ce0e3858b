"""Writes what ask.py wrote down as constants of the platforms' types, for the TypeScript compiler: types.py <SENT >TS"""
import json
import sys

print("""import type { KnownBlock, View } from '@slack/types'
import type { Opts } from '@grammyjs/types/methods.js'""")


def typed(v):
    """typed leaves out the offset of a list, which Slack documents and its types don't have."""
    if isinstance(v, list):
        return [typed(e) for e in v]
    if not isinstance(v, dict):
        return v
    return {k: typed(e) for k, e in v.items() if not (k == "offset" and v.get("type") == "rich_text_list")}


for n, line in enumerate(sys.stdin):
    said = json.loads(line)
    m = said["message"]
    if "view" in m:
        print(f"export const v{n}: View = {json.dumps(typed(m['view']), ensure_ascii=False)}")
    elif said["platform"] == "slack":
        blocks = [b for b in m.get("blocks") or [] if b["type"] != "data_visualization"]  # which has no type there yet
        print(f"export const s{n}: KnownBlock[] = {json.dumps(typed(blocks), ensure_ascii=False)}")
    elif m["method"] in ("sendMessage", "editMessageText"):
        method = m.pop("method")
        print(f"export const t{n}: Opts<never>['{method}'] = {json.dumps(m, ensure_ascii=False)}")
