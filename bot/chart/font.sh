#!/bin/sh
# Makes font/chart.ttf.gz: WenQuanYi Micro Hei (Apache-2.0, Debian's fonts-wqy-microhei) cut to what a chart may have to write:
# letters, digits, marks, and the characters of the lexicon's names, measures and units. It needs python3-fonttools.
set -eu
cd "$(dirname "$0")"
font=${1:-/usr/share/fonts/truetype/wqy/wqy-microhei.ttc}
data=../../index/lexicon/data
chars=$(mktemp)
trap 'rm -f "$chars" "$chars.ttf"' EXIT
cat $data/goods.txt $data/elements.txt $data/places.txt $data/trade.txt $data/companies.txt $data/columns.txt ../answer/trend.go ../reply/frame.go \
	../../index/bulletin/*.go *.go > "$chars"
pyftsubset() { /usr/bin/python3 -m fontTools.subset "$@"; }
pyftsubset "$font" --font-number=0 --text-file="$chars" --unicodes=U+0020-007E,U+00B7,U+00D7,U+2013,U+2026,U+2212,U+3001-3011,U+FF08,U+FF09 \
	--drop-tables+=GSUB,GPOS,GDEF,vhea,vmtx --no-hinting --desubroutinize --name-IDs=0,1,2,13,14 --output-file="$chars.ttf"
gzip -9nc "$chars.ttf" > font/chart.ttf.gz
ls -l font/chart.ttf.gz
