#!/usr/bin/env bash
# Draws replies of the built binary as people see them, 720 and 360 pixels wide: look.sh OUT [NAME…] writes OUT/NAME.png for
# each line of asked.txt, or for those named, and says how high each is. REBOT names a binary that is built already,
# REBOT_BULLETINS the bulletins. It needs Python, Chromium, a Chinese font, one of emoji, and the fonts of
# Slack and of Telegram, on Debian:
#
#   apt-get install python3 chromium-headless-shell fonts-noto-cjk fonts-noto-color-emoji fonts-lato fonts-roboto-unhinted
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$1
shift
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
browser=$(command -v chromium-headless-shell || command -v chromium || command -v chromium-browser)

[ -n "${REBOT:-}" ] || { REBOT=$work/rebot; (cd "$here/../.." && go build -o "$REBOT" ./cmd/rebot); }
asked=$here/asked.txt
if [ $# -gt 0 ]; then
	asked=$work/asked
	grep -E "^($(IFS='|'; echo "$*")) " "$here/asked.txt" >"$asked"
fi
python3 "$here/ask.py" "$REBOT" "${REBOT_BULLETINS:-}" "$asked" >"$out/sent.jsonl"
python3 "$here/draw.py" "$work" <"$out/sent.jsonl"

wide=2240
[ -z "${NARROW:-}" ] || wide=758 # a phone's width alone, of both

browse() {
	"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" "$@" 2>/dev/null
}
browse --dump-dom "file://$work/all.html" | sed -n 's/.*data-told="\([^"]*\)".*/\1/p' | tr '|' '\n' | tee "$out/heights.txt"
awk '/^(digest|delivered)/ && $3 == 360 && $4 > 700 { print "too high for a phone: " $0; bad = 1 } END { exit bad }' "$out/heights.txt"
for page in "$work"/*.html; do
	name=$(basename "$page" .html)
	[ "$name" != all ] || continue
	most=$(awk -v n="$name" '$1 == n && $4 > most { most = $4 } END { print most + 60 }' "$out/heights.txt")
	browse --window-size="$wide,$most" --screenshot="$out/$name.png" "file://$page"
done
