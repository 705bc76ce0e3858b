package bot

import (
	"rebot/index/bulletin"
)

// A Status says how a question ended.
type Status string

// The ways a question ends. An ambiguous one is answered with all that it can mean.
const (
	Answered  Status = "answered"
	Ambiguous Status = "ambiguous"
	NotFound  Status = "not_found"
	Helped    Status = "help"
)

// An Answer is a reply before any platform's markup. Every number in it stands in a cited line, or in Computed.
type Answer struct {
	Intent  Intent
	Status  Status
	English bool // the frame around the bulletin's words is English

	Title    string    // what is answered: 氧化镝 月均价 2024年11月
	Lead     string    // the figure or sentence asked for
	Details  []string  // what stands below it, small
	Table    *Table    // for lists and comparisons
	Passages []Passage // the bulletin's own sentences
	Notes    []string  // doubts about the source, and what was understood
	Offers   []string  // questions to ask next; buttons where the platform has them

	Figures   []Figure
	Citations []Citation
	Computed  []string // numbers worked out by a formula that the reply shows
	Allowed   []string // numbers that are no figures: months asked for, counts, ranks
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
}

// A Citation is a place in an issue: the fewest lines that hold what is cited.
type Citation struct {
	Issue   bulletin.Month `json:"issue"`
	File    string         `json:"file"`
	Article string         `json:"article"`
	Source  string         `json:"source"`
	Lines   [2]int         `json:"lines"`

	text []string // the lines themselves
}

// Verbatim is the cited lines as the file has them.
func (c Citation) Verbatim() []string { return c.text }

// A Passage is what the bulletin says, in its own words.
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

// cite adds a place to the citations, once, and gives its index.
func (a *Answer) cite(is *bulletin.Issue, c bulletin.Cite) int {
	art := is.Articles[c.Article]
	n := Citation{Issue: is.Month, File: is.File, Article: art.Title, Source: art.Source, Lines: [2]int{c.First, c.Last}}
	for i, o := range a.Citations {
		if o.Issue == n.Issue && o.File == n.File && o.Lines == n.Lines {
			return i
		}
	}
	n.text = is.Lines[c.First-1 : c.Last]
	a.Citations = append(a.Citations, n)
	return len(a.Citations) - 1
}

// allow lets numbers stand that are no figures, such as the month that was asked for.
func (a *Answer) allow(texts ...string) { a.Allowed = append(a.Allowed, texts...) }

// compute notes a number that a shown formula gives.
func (a *Answer) compute(texts ...string) { a.Computed = append(a.Computed, texts...) }
