#!/bin/sh
# packed.sh VERSION: makes pdfium.wasm.gz of the PDFium that a version of github.com/klippa-app/go-pdfium has, such as v1.21.4,
# which made the one here, without the functions that are not called. Needs wasm-metadce of Binaryen (npm install
# binaryen) and zopfli, which packs a little smaller than gzip.
# go-pdfium is under the MIT licence, PDFium under the BSD licence of its authors.
set -eu
cd "$(dirname "$0")"
dir=$(go mod download -json "github.com/klippa-app/go-pdfium@$1" | sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p')
work=$(mktemp -d)
{
	echo '[{"name":"outside","root":true,"reaches":['
	names="$(grep -ho '"\(FPDF[A-Za-z_]*\|malloc\|free\)"' *.go | sort -u | tr -d '"') _initialize memory"
	echo "$names" | tr ' ' '\n' | sed 's/.*/"e_&"/' | paste -sd,
	echo ']}'
	for n in $names; do echo ",{\"name\":\"e_$n\",\"export\":\"$n\"}"; done
	echo ']'
} >"$work/graph.json"
wasm-metadce --enable-exception-handling --enable-bulk-memory --enable-bulk-memory-opt --enable-simd \
	--enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-multivalue --enable-reference-types \
	-f "$work/graph.json" "$dir/internal/pdfium_wasm/pdfium.wasm" -o "$work/pdfium.wasm" >/dev/null
zopfli --i3 -c "$work/pdfium.wasm" >pdfium.wasm.gz
rm -r "$work"
