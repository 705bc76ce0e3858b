package receipt

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"rebot/bot/store"
)

// letters and digits are what a receipt is written with: none of them is taken for another when it is read aloud.
const (
	letters = "abcdefghjkmnpqrstvwxyz"
	signs   = letters + "0123456789"
)

// idLength is how many characters a receipt has. People are shown the first few.
const idLength = 13

// idOf makes the id of a receipt out of all the rest. It begins with a letter, so that it is no number.
func idOf(r store.Receipt) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", []string{r.State, r.Query, r.Status, r.Text, r.Total, r.Library, r.Lexicon,
		r.Program}))
	id := []byte{letters[int(sum[0])%len(letters)]}
	for _, b := range sum[1:idLength] {
		id = append(id, signs[int(b)%len(signs)])
	}
	return string(id)
}

// Read reads a receipt as somebody wrote it: #K3F9A, k3f9a. An error says what of it can't be.
func Read(text string) (string, error) {
	id := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(text)), "#")
	if id == "" || len(id) > idLength || strings.Trim(id, signs) != "" || !strings.Contains(letters, id[:1]) {
		return "", fmt.Errorf("%q is no receipt: one is written like #k3f9a", text)
	}
	return id, nil
}
