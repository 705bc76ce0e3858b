// Package seeds holds the issue that ships inside the binary, so that a newcomer gets an answer with nothing set.
// It is an edition in our own words; README.md in this folder tells how to put real issues in.
package seeds

import "embed"

// Files holds the bulletins that ship, one .txt file each.
//
//go:embed *.txt
var Files embed.FS
