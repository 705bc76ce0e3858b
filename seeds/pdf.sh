#!/bin/sh
# pdf.sh: makes 2024-11.pdf of 2024-11.txt, the same edition as a PDF with pages to cite and to show. Needs go and, on Debian:
#
#   apt-get install python3 libreoffice-writer-nogui fonts-noto-cjk
set -eu
cd "$(dirname "$0")"
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd .. && go run ./cmd/rebot read --json seeds/2024-11.txt) >"$work/issue.json"
python3 ../index/intake/testdata/make.py "$work/issue.json" "$here/2024-11.txt" "$work" "示例版，句子并非原文"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$here" "$work/2024-11.fodt" >/dev/null
