package bulletin

import (
	"fmt"
	"sort"

	"github.com/shopspring/decimal"
)

// An Issue 一期简报 is one monthly bulletin, read from one file. It never changes after it was read.
type Issue struct {
	Month    Month     `json:"issue"`
	File     string    `json:"file"` // base name of the file
	Articles []Article `json:"articles"`
	Patents  []Patent  `json:"patents"`
	Papers   []Paper   `json:"papers"`
	Findings []Finding `json:"findings"`
	Problems []Problem `json:"problems,omitempty"`
	Facts    []Fact    `json:"facts"`
	Figures  []Figure  `json:"-"` // what the readers say of printed numbers; see the account in package extract
	Account  Account   `json:"-"` // the same in little room, which is kept

	Lines []string `json:"-"` // the file's own lines, decoded, for showing a cited line verbatim; line 1 is Lines[0]
	Spots []Spot   `json:"-"` // where each line stands; nil where the file has no pages

	Format Format `json:"-"`
	Sum    string `json:"-"` // the checksum of a file with pages

	Edition bool `json:"-"` // its figures are the bulletin's, its sentences are not
}

// Untitled is the title of an article that has none.
const Untitled = "（无标题）"

// An Article 文章 is one piece of an issue, from its title to its 来源.
type Article struct {
	Title      string      `json:"title"`
	Section    string      `json:"section,omitempty"` // as printed; empty where the file names none
	Kind       Kind        `json:"kind"`
	Source     string      `json:"source"` // 来源, empty where the article names none
	First      int         `json:"first"`  // first and last line in the file, from title to 来源
	Last       int         `json:"last"`
	Paragraphs []Paragraph `json:"paragraphs"`
}

// ParagraphAt is the paragraph that a line stands in, nil for none.
func (a *Article) ParagraphAt(line int) *Paragraph {
	ps := a.Paragraphs
	k := sort.Search(len(ps), func(k int) bool { return ps[k].Last >= line })
	if k == len(ps) || ps[k].First > line {
		return nil
	}
	return &ps[k]
}

// A Kind says what an article is about. It is inferred from what the article holds, since many files lack section
// names.
type Kind string

// The kinds of article.
const (
	News     Kind = "news"     // 行业动态
	Policy   Kind = "policy"   // 政策法规
	Prices   Kind = "price"    // 价格走势
	Customs  Kind = "trade"    // 进出口
	Research Kind = "research" // 科研进展
	Patents  Kind = "patent"   // 专利
	Papers   Kind = "paper"    // 论文目录
)

// A Paragraph is a run of text that the file breaks over one or more lines.
// Text is joined and free of the blanks that the PDF puts between Han and digits.
type Paragraph struct {
	Text    string `json:"text"`
	First   int    `json:"first"`
	Last    int    `json:"last"`
	Heading bool   `json:"heading,omitempty"` // a short line over other paragraphs, such as 一、稀土价格指数
	Row     bool   `json:"row,omitempty"`     // a row of a table
	Repeat  bool   `json:"repeat,omitempty"`  // stands in its article for the second time
	Caption bool   `json:"caption,omitempty"` // the words under a figure

	Starts []LineStart `json:"-"` // where each line of the file begins in Text
}

// An Amount is a number with the digits that the source prints: Text is for showing, Value for computing.
type Amount struct {
	Text  string
	Value decimal.Decimal
}

// A Cite 出处 is the place of a fact: lines First to Last of the issue's file, in Articles[Article].
type Cite struct {
	Article int `json:"article"`
	First   int `json:"first"`
	Last    int `json:"last"`
	Page    int `json:"page,omitempty"` // of the first line, counted from 1; 0 where the file has no pages
}

// A Patent 专利 is one notice of a patent; those of a list have a title alone.
type Patent struct {
	Title     string `json:"title"`
	Number    string `json:"number,omitempty"`
	Date      string `json:"date,omitempty"` // as printed, 2024-11-12
	Inventors string `json:"inventors,omitempty"`
	Cite      Cite   `json:"cite"`
}

// A Paper 论文 is one title of a journal's list of new papers.
type Paper struct {
	Title string `json:"title"`
	Cite  Cite   `json:"cite"`
}

// A Finding 疑点 is two places of the source that cannot both be right.
type Finding struct {
	Rule string `json:"rule"` // which check found it, such as headline or unit
	Text string `json:"text"` // one sentence that gives both readings
	A    Place  `json:"a"`
	B    Place  `json:"b"`
}

// A Place is one side of a Finding: what the source says, and where.
type Place struct {
	Says  string `json:"says"`
	Month Month  `json:"issue,omitzero"` // of another issue; zero for the issue itself
	Cite  Cite   `json:"cite"`
}

// A Problem is a line of the file that could not be read as what it looks like. The rest of the issue stands.
type Problem struct {
	Line int    `json:"line"`
	Text string `json:"text"`           // what is wrong and what to do
	More int    `json:"more,omitempty"` // lines after it that have the same, and are not told one by one
}

// MaxProblems is how many problems of a file are told. More help nobody to mend it.
const MaxProblems = 100

// Problemf notes a line that can't be read as what it looks like.
func (is *Issue) Problemf(line int, format string, args ...any) {
	switch n := len(is.Problems); {
	case n == MaxProblems:
		format, args = "there are more problems, which are not told", nil
	case n > MaxProblems:
		return
	}
	is.Problems = append(is.Problems, Problem{Line: line, Text: fmt.Sprintf(format, args...)})
}
