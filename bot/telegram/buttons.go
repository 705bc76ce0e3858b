package telegram

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/bot"
)

// What a button does.
const (
	opAsk    = 'a' // asks another question
	opSource = 's' // shows the lines that the answer cites
	opPage   = 'p' // shows another page of the table
	opFile   = 'f' // gives the table as a file
	opUp     = 'u' // finds the answer good; what it asks is its receipt
	opDown   = 'd' // finds it bad
	opOrder  = 'o' // gives an order
)

// A press is the data of a button: what to do, and with which questions. The questions are the one that was answered
// and those before it that it leaned on.
type press struct {
	op   byte
	page int
	asks []string
}

const (
	maxData = 64 // bytes of data that Telegram gives a button
	macLen  = 8
)

// A signer makes the data of buttons and knows its own again. The data holds the question itself where that fits, so
// that buttons work after a restart; longer ones are kept in memory. A mark binds it to the chat, since a client may
// send any data.
type signer struct {
	key  []byte
	long *lru.Cache[string, string] // questions that do not fit, by their hash
}

func newSigner(token string) *signer {
	key := sha256.Sum256([]byte("rebot buttons " + token))
	return &signer{key[:], bot.NewLRU[string, string](4096)}
}

// data encodes a press for a chat.
func (s *signer) data(chat int64, p press) string {
	text := strings.ToValidUTF8(strings.Join(p.asks, "\n"), "\ufffd")
	head := string(p.op) + string(rune('0'+p.page))
	if macLen+len(head)+len(text) > maxData || strings.HasPrefix(text, "#") {
		sum := sha256.Sum256([]byte(text))
		id := "#" + base64.RawURLEncoding.EncodeToString(sum[:12])
		s.long.Add(id, text)
		text = id
	}
	return s.mac(chat, head+text) + head + text
}

// press reads the data that came with a press. It fails for data that no button of this chat has, or no longer.
func (s *signer) press(chat int64, data string) (press, error) {
	if len(data) < macLen+3 || len(data) > maxData {
		return press{}, fmt.Errorf("button data of %d bytes", len(data))
	}
	mac, rest := data[:macLen], data[macLen:]
	if !hmac.Equal([]byte(mac), []byte(s.mac(chat, rest))) {
		return press{}, fmt.Errorf("button data that is not of this chat")
	}
	text, known := rest[2:], true
	if strings.HasPrefix(text, "#") {
		text, known = s.long.Get(text)
	}
	if !known {
		return press{}, fmt.Errorf("a button from before the restart")
	}
	return press{rest[0], int(rest[1] - '0'), strings.Split(text, "\n")}, nil
}

func (s *signer) mac(chat int64, text string) string {
	h := hmac.New(sha256.New, s.key)
	h.Write([]byte(strconv.FormatInt(chat, 10) + " " + text))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))[:macLen]
}

// keys are the buttons under an answer: pages, its source, what to ask next, and what one thinks of it. Asks are the questions that led to it.
func (s *signer) keys(chat int64, c card, asks []string) *keyboard {
	k := &keyboard{}
	add := func(label string, p press) { k.add(label, s.data(chat, p)) }
	a := c.answer
	where, next := fmt.Sprintf("%d/%d", c.page+1, c.pages), c.page+1 < c.pages
	switch {
	case c.page > 0 && next:
		add("‹", press{opPage, c.page - 1, asks})
	case c.page > 0:
		add("‹ "+where, press{opPage, c.page - 1, asks})
	}
	if next {
		add(where+" ›", press{opPage, c.page + 1, asks})
	}
	k.row()
	_, brief := a.InChat()
	if asks == nil && brief.Again != "" {
		asks = []string{brief.Again}
	}
	if len(a.Citations) > 0 && asks != nil {
		add(say(a, "原文", "Source"), press{opSource, 0, asks})
	}
	for _, q := range brief.Asks {
		add(q.Label, press{opAsk, 0, []string{q.Question}})
	}
	if a.Table != nil && a.Told() && asks != nil {
		add("CSV", press{opFile, 0, asks})
	}
	ask, _ := offers(a)
	for _, o := range ask {
		add(label(o), press{opAsk, 0, []string{o}})
	}
	if len(brief.Orders) > 1 {
		k.row()
	}
	for _, q := range brief.Orders {
		add(q.Label, press{opOrder, 0, []string{q.Question}})
	}
	k.row()
	for _, q := range brief.More {
		add(q.Label, press{opAsk, 0, []string{q.Question}})
	}
	if a.Receipt != "" {
		k.row()
		add("👍", press{opUp, 0, []string{a.Receipt}})
		add("👎", press{opDown, 0, []string{a.Receipt}})
	}
	return k.orNone()
}
