"""Draws Slack's block of a chart as a picture of lines or bars, about as Slack does."""
import html

COLORS = ("#1264a3", "#2bac76", "#e8912d", "#cd2553", "#7c3085", "#1d9bd1")
WIDTH, HEIGHT, LEFT, BOTTOM = 560, 220, 52, 24


def plot(block):
    chart = block["chart"]
    names, series = chart["axis_config"]["categories"], chart["series"]
    values = [[p["value"] for p in s["data"]] for s in series]
    low, high = min(map(min, values)), max(map(max, values))
    low, high = (0 if chart["type"] == "bar" else low - (high - low or 1) / 8), high + (high - low or 1) / 8
    slot = (WIDTH - LEFT) / len(names)
    y = lambda v: (HEIGHT - BOTTOM) * (1 - (v - low) / (high - low))
    inner = [text(LEFT - 6, y(v) + 4, f"{v:,.5g}", "end") for v in (low, (low + high) / 2, high - (high - low) / 12)]
    every = -(-len(names) // 6)
    for i, name in enumerate(names):
        if (len(names) - 1 - i) % every == 0:
            inner.append(text(LEFT + slot * (i + 0.5), HEIGHT - 6, name, "middle"))
    for n, line in enumerate(values):
        inner.append((bars if chart["type"] == "bar" else points)(line, n, len(values), slot, y))
    legend = " ".join(f'<span style="color:{COLORS[n]}">●</span> {html.escape(s["name"])}' for n, s in enumerate(series))
    return (f'<div style="border:1px solid #ddd;border-radius:8px;padding:8px;margin:4px 0"><b>{html.escape(block["title"])}</b>'
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" style="width:100%;display:block">{"".join(inner)}</svg>'
            f'<div class="context">{legend} · {html.escape(chart["axis_config"].get("y_label", ""))}</div></div>')


def text(x, y, said, anchor):
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="13" fill="#616061" text-anchor="{anchor}">{html.escape(said)}</text>'


def points(line, n, of, slot, y):
    at = " ".join(f"{LEFT + slot * (i + 0.5):.1f},{y(v):.1f}" for i, v in enumerate(line))
    return f'<polyline points="{at}" fill="none" stroke="{COLORS[n]}" stroke-width="2.5"/>'


def bars(line, n, of, slot, y):
    w = slot * 0.7 / of
    return "".join(f'<rect x="{LEFT + slot * (i + 0.15) + w * n:.1f}" y="{y(v):.1f}" width="{w:.1f}" '
                   f'height="{HEIGHT - BOTTOM - y(v):.1f}" fill="{COLORS[n]}"/>' for i, v in enumerate(line))
