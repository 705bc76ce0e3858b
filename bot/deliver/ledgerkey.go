package deliver

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/index/bulletin"
)

// ReissueKey names an issue that is sent again in the ledger: its month, a slash, and a digest of the command's event.
func ReissueKey(m bulletin.Month, event string) string {
	if event == "" {
		event = rand.Text()
	}
	sum := sha256.Sum256([]byte(event))
	return m.String() + "/" + hex.EncodeToString(sum[:8])
}

// replacedKey names an issue in the ledger that took the place of one of the same month, by the checksum of its text.
func replacedKey(m bulletin.Month, text string) string { return m.String() + replaced + text }

const replaced = "/="

// issueOfKey gives the issue of a delivery, and reports whether a command had it sent again.
func issueOfKey(d store.Delivery) (m bulletin.Month, again bool, err error) {
	month, _, again := strings.Cut(d.Issue, "/")
	if m, err = bulletin.ParseMonth(month); err != nil {
		return 0, false, fmt.Errorf("reading the issue of a delivery: %w", err)
	}
	return m, again, nil
}

// revised says that a digest is sent again.
func revised(a reply.Writer) {
	a.Title = a.Say("修订版 · ", "Revised · ") + a.Title
	a.Notes = append(a.Notes, a.Say("以这一份为准，代替此前发过的同期摘要。",
		"This takes the place of the digest of the same issue that was sent before."))
}
