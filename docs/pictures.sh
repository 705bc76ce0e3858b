#!/usr/bin/env bash
# Makes the pictures of the README and of docs out of the built binary: the answer in a terminal, and of six replies what Slack
# and Telegram show. docs/pictures/look.sh says what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

browser=$(command -v chromium-headless-shell || command -v chromium || command -v chromium-browser)
question=氧化镝多少钱
export REBOT=${REBOT:-$work/rebot}
[ -e "$REBOT" ] || go build -o "$REBOT" ./cmd/rebot
REBOT_STATE=$work/state "$REBOT" ask "$question" >"$work/answer.txt"
python3 docs/pictures/terminal.py "$question" <"$work/answer.txt" >"$work/terminal.html"

shoot() { # shoot NAME WIDTH HEIGHT
	"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
		--window-size="$2,$3" --screenshot="$PWD/docs/$1.png" "file://$work/$1.html" 2>/dev/null
}
shoot terminal 900 232

NARROW=1 docs/pictures/look.sh "$work/seen" price fell difference falls digest delivered-en >/dev/null
for name in price fell difference falls digest delivered-en; do
	cp "$work/seen/$name.png" "docs/look-$name.png"
done
