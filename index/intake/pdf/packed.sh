#!/bin/sh
# packed.sh VERSION: makes pdfium.wasm.gz of the PDFium that a version of github.com/klippa-app/go-pdfium has, such as v1.21.4,
# which made the one here. go-pdfium is under the MIT licence, PDFium under the BSD licence of its authors.
set -eu
cd "$(dirname "$0")"
dir=$(go mod download -json "github.com/klippa-app/go-pdfium@$1" | sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p')
gzip -9 -n -c "$dir/internal/pdfium_wasm/pdfium.wasm" >pdfium.wasm.gz
