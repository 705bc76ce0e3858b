package intent

// A Heard is a message that was cut into tokens once: for what it misspells, for what it means, and for the several things
// that it may ask.
type Heard struct {
	Text  string // with every name as it is written
	Spelt []Misspelling
	asked *question // the message as it stands
	meant *question // and as it is spelt right
}

// Hear takes a message apart.
func Hear(text string, cat *Catalog) *Heard {
	tokens := cat.Lexicon.Tokens(text, cat.base())
	h := &Heard{}
	h.Text, h.Spelt = spelt(text, tokens)
	if rest, hint := addressed(text); rest == text {
		h.asked = questionOf(text, hint, tokens, cat)
	} else {
		h.asked = newQuestion(text, cat)
	}
	if h.meant = h.asked; h.Text != text {
		h.meant = newQuestion(h.Text, cat)
	}
	return h
}

// Route understands the message. after is what the conversation was about, nil for nothing.
func (h *Heard) Route(after *Query) Reading { return h.meant.understood(h.Text, after) }
