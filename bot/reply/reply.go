package reply

import (
	"fmt"

	"rebot/index/bulletin"
)

// A Status says how a question ended.
type Status string

// The ways a question ends. An ambiguous one is answered with all that it can mean.
const (
	Answered  Status = "answered"
	Ambiguous Status = "ambiguous"
	NotFound  Status = "not_found"
	Unclear   Status = "unclear"
	Helped    Status = "help"
)

// A Reply answers a question, before any platform's markup. Every number in it stands in a cited line, follows from one
// by a formula that it shows, or was permitted by its Writer.
type Reply struct {
	Intent  fmt.Stringer // what was understood, an intent of package intent; nil for a notice
	Status  Status
	English bool // the frame around the bulletin's words is English

	Title    string    // what is answered: 氧化镝 月均价 2024年11月
	Lead     string    // the figure or sentence asked for
	Details  []string  // what stands below it, small
	Table    *Table    // for lists and comparisons
	Chart    *Chart    // how the figures moved over time, where that is asked for
	Passages []Passage // the bulletin's own sentences
	Excerpts []Excerpt // what the bulletin says around what is cited, where that is asked for
	Notes    []string  // doubts about the source, and what was understood
	Offers   []string  // questions to ask next; buttons where the platform has them
	Asks     []Ask     // buttons that ask a question by another name
	Orders   []Ask     // buttons that give an order
	Form     string    // that orders what is asked for, where the platform has forms: subscribe or watch, and on a second line what it begins with

	Figures   []Figure
	Citations []Citation

	File    *File  // what is sent besides the words, nil for nothing
	Receipt string // by which the reply can be made again, empty for none

	derived   []string // numbers worked out by a formula that the reply shows
	permitted []string // numbers that are no figures: months asked for, counts, ranks
	of        *Reply   // that this one shows the source of, nil for none
	brief     *Brief   // what chats show of it, nil for all
	aside     []int    // citations of nothing that chats show
	link      Link     // nil for none
}

// shortReceipt is how many characters of a receipt people are shown.
const shortReceipt = 5

// Mark is the receipt as people see it: #k3f9a. It begins with a letter, so that it is no number.
func (a *Reply) Mark() string {
	if a.Receipt == "" {
		return ""
	}
	return "#" + a.Receipt[:min(len(a.Receipt), shortReceipt)]
}

// A Figure is one number of a reply, with the place it stands at.
type Figure struct {
	Name     string `json:"name"`
	Measure  string `json:"measure"`
	Period   string `json:"period"`
	Value    string `json:"value"` // the source's digits
	Unit     string `json:"unit"`
	Change   string `json:"change,omitempty"` // as printed, with its sign
	Citation int    `json:"citation"`         // index into the answer's citations
	IsChange bool   `json:"-"`                // the value is how far the figure behind it moved
}

// A Citation is a place in an issue: the fewest lines that hold what is cited.
type Citation struct {
	Issue   bulletin.Month `json:"issue"`
	File    string         `json:"file"`
	Article string         `json:"article"`
	Source  string         `json:"source"`
	Page    int            `json:"page"` // that the first line stands on, 0 where the file has no pages
	Lines   [2]int         `json:"lines"`
	URL     string         `json:"url,omitempty"` // where people see it; given by Linked alone

	text    []string // the lines themselves
	toPage  int      // that the last line stands on
	edition bool     // they are not the bulletin's own words
	own     bool     // they are of a file of the user's own, and of no issue
	issue   *bulletin.Issue
	cite    bulletin.Cite
}

// Own reports whether the place is in a file of the user's own.
func (c Citation) Own() bool { return c.own }

// InEdition says of an issue that its words are those of the edition that ships: the figures are the bulletin's.
const InEdition = "示例版，非原文"

// In names the issue that is cited, and says so where its words are not the bulletin's own: "2024-11 期".
func (c Citation) In(english bool) string {
	switch {
	case english && c.own:
		return "imported, not the bulletin"
	case c.own:
		return "导入的文件，不是简报"
	case english && c.edition:
		return "issue " + c.Issue.String() + " in the words of the edition that ships"
	case english:
		return "issue " + c.Issue.String()
	case c.edition:
		return c.Issue.String() + " 期" + InEdition
	}
	return c.Issue.String() + " 期"
}

// briefly names the issue as a card does, beside figures, which are the bulletin's own in the edition too: there is one edition,
// so that its month need not be said. A card that quotes says that the words are not the bulletin's.
func (c Citation) briefly(english, quotes bool) string {
	switch {
	case c.own:
		return c.In(english)
	case c.edition && english && quotes:
		return "sample, not the original,"
	case c.edition && english:
		return "sample,"
	case c.edition && quotes:
		return InEdition
	case c.edition:
		return "示例版"
	case english:
		return c.Issue.String() + ","
	}
	return c.Issue.String()
}

// Told reports whether the reply has figures or words of the bulletin, of one thing or of all that may be meant.
func (a *Reply) Told() bool { return a.Status == Answered || a.Status == Ambiguous }

// ShowsSource reports whether the reply repeats the lines that another one cites.
func (a *Reply) ShowsSource() bool { return a.of != nil }

// Verbatim is the cited lines as the file has them.
func (c Citation) Verbatim() []string { return c.text }

// A Passage quotes the bulletin.
type Passage struct {
	Text     string
	Citation int
	More     bool // another article on the same, after the best one
}

// A Table is rows under a head. Numeric columns are set flush right.
type Table struct {
	Head  []string
	Rows  [][]string
	Right []bool
}

// Say picks the language of the frame.
func (a *Reply) Say(chinese, english string) string {
	if a.English {
		return english
	}
	return chinese
}

// SourceLines is a reply that shows what the bulletin says where this one cites it.
func (a *Reply) SourceLines(title, none string) *Reply {
	s := &Reply{Intent: a.Intent, Status: Answered, English: a.English, Citations: a.Citations, derived: a.derived,
		permitted: a.permitted, of: a}
	s.Title = title + a.Title
	if s.Excerpts = a.excerpts(); len(s.Excerpts) == 0 {
		s.Status, s.Lead = a.Status, none
	}
	return s
}
