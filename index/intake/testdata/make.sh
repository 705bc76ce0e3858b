#!/bin/sh
# make.sh OUT TEXT: makes documents of the text of an issue in the folder OUT, as Chromium and LibreOffice make them: PDFs in several
# sizes, with wide lines, in two columns, with running heads; a DOCX; a saved page. Needs go, python3, chromium, soffice and the
# Noto CJK fonts. What is made of a bulletin that is not ours to give away must not be committed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
text=$(realpath "$2")
cd "$here/../../.."
go run ./cmd/rebot read --json "$text" >"$out/issue.json"
python3 "$here/make.py" "$out/issue.json" "$text" "$out"
for f in "$out"/*.print; do
	mv "$f" "$f.html"
	chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="${f%.print}.pdf" "file://$f.html" 2>/dev/null
	rm "$f.html"
done
home=$(mktemp -d)
soffice "-env:UserInstallation=file://$home" --headless --convert-to pdf --outdir "$out" "$out"/*.fodt >/dev/null
soffice "-env:UserInstallation=file://$home" --headless --convert-to docx --outdir "$out" "$out"/office-10pt-*.fodt >/dev/null
rm -r "$home" "$out/issue.json" "$out"/*.fodt
