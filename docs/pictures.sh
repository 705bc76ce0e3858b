#!/usr/bin/env bash
# Makes the pictures of the README: the answer in a terminal, out of the built binary, and the card in Slack, out of the
# blocks that the tests hold in bot/slack/testdata/price.json. It needs Python, Chromium and a Chinese font, on Debian:
#
#   apt-get install python3 chromium-headless-shell fonts-noto-cjk
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

browser=$(command -v chromium-headless-shell || command -v chromium || command -v chromium-browser)
question=氧化镝多少钱
go build -o "$work/rebot" ./cmd/rebot
"$work/rebot" ask "$question" >"$work/answer.txt"
python3 docs/pictures.py terminal "$question" <"$work/answer.txt" >"$work/terminal.html"
python3 docs/pictures.py slack "$question" <bot/slack/testdata/price.json >"$work/slack.html"

shoot() { # shoot NAME WIDTH HEIGHT
	"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
		--window-size="$2,$3" --screenshot="$PWD/docs/$1.png" "file://$work/$1.html" 2>/dev/null
}
shoot terminal 900 232
shoot slack 700 280
