package reply

import (
	"fmt"

	"rebot/index/bulletin"
)

// A Writer fills in a Answer. Only a Writer can permit a number, so only the packages that find figures hold one; the
// adapters get the finished Answer.
type Writer struct{ *Reply }

// NewWriter begins a reply to what was understood, nil for a notice. Its status is Answered until it is set.
func NewWriter(intent fmt.Stringer, english bool) Writer {
	return Writer{&Reply{Intent: intent, Status: Answered, English: english}}
}

// Restart throws away all that was written, for a reply with another status.
func (w Writer) Restart(status Status) {
	*w.Reply = Reply{Intent: w.Intent, English: w.English, Status: status}
}

// Cite adds a place to the citations, once, and returns its index.
func (w Writer) Cite(is *bulletin.Issue, c bulletin.Cite) int {
	art := is.Articles[c.Article]
	n := Citation{Issue: is.Month, File: is.File, Article: art.Title, Source: art.Source,
		Page: is.PageOf(c.First), Lines: [2]int{c.First, c.Last}, toPage: is.PageOf(c.Last), edition: is.Edition,
		own: is.Month == 0, issue: is, cite: c}
	n.text = is.Lines[c.First-1 : c.Last]
	return w.cite(n)
}

// Permit lets the numbers of texts stand that are no figures, such as the month that was asked for.
func (w Writer) Permit(texts ...string) { w.permitted = append(w.permitted, texts...) }

// Derive notes the numbers of texts that a shown formula gives.
func (w Writer) Derive(texts ...string) { w.derived = append(w.derived, texts...) }
