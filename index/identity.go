package index

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"

	"rebot/index/bulletin"
)

// Identity says in a line what a library holds, with a checksum of all its text: "2 issues, 2024-10 to 2024-11,
// 3fa9c1d2e4b50617". Two libraries that say the same answer the same.
func (l *Library) Identity() string { return l.identity() }

func (l *Library) describe() string {
	h := sha256.New()
	for _, is := range l.issues {
		addIssue(h, is)
	}
	what := "no issue"
	switch n := len(l.issues); {
	case n == 1:
		what = fmt.Sprintf("1 issue, %s", l.Newest())
	case n > 1:
		what = fmt.Sprintf("%d issues, %s to %s", n, l.issues[0].Month, l.Newest())
	}
	return what + ", " + hex.EncodeToString(h.Sum(nil)[:8])
}

// addIssue adds what an answer may show of an issue: its text, and where each line stands.
func addIssue(h hash.Hash, is *bulletin.Issue) {
	fmt.Fprintf(h, "%s\x00%s\x00%v\x00%d\n", is.Month, is.File, is.Edition, len(is.Lines))
	for i, line := range is.Lines {
		fmt.Fprintf(h, "%d\x00%s\n", is.PageOf(i+1), line)
	}
}
