package answer

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// Content is a checksum of what an issue says: of its text, without blanks, and of its digest. A revision that its
// digest does not show has the same second half, and the same text read by another version of rebot the same first.
func (e *Engine) Content(m bulletin.Month) (text, digest string) {
	is := e.lib.Issue(m)
	if is == nil {
		return "", ""
	}
	a, err := e.Digest(m, intent.SectionFilter{}, false)
	if err != nil {
		return "", ""
	}
	said := *a
	said.Citations = nil // a line more above moves the lines of all
	return sum(strings.Join(strings.Fields(strings.Join(is.Lines, " ")), "")), sum(reply.Text(&said))
}

func sum(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s)))[:16] }
