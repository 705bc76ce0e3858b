#!/bin/sh
# packed.sh makes pdfium.wasm.gz of the PDFium that the module go-pdfium has, after that module was updated.
set -eu
cd "$(dirname "$0")"
gzip -9 -n -c "$(go list -m -f '{{.Dir}}' github.com/klippa-app/go-pdfium)/internal/pdfium_wasm/pdfium.wasm" >pdfium.wasm.gz
