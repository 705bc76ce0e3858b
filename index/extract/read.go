package extract

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// Read reads one issue out of a file's bytes. The name is the file's, for its month and for messages.
// An *Error says why nothing can be read; what is wrong with single lines is in Issue.Problems, and the rest stands.
func Read(name string, data []byte) (*bulletin.Issue, error) {
	name = filepath.Base(name)
	if err := CheckName(name); err != nil {
		return nil, err
	}
	raw, problems, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	if err := refuseColumns(name, raw); err != nil {
		return nil, err
	}
	lines, headers := textLines(raw)
	if len(lines) == 0 {
		return nil, &bulletin.Error{File: name, Line: 0, Text: "no text but page headers and addresses; put the bulletin's text in it"}
	}
	how, full := layoutOf(lines)
	is := &bulletin.Issue{File: name, Lines: raw, Problems: problems, Articles: articles(lines, how, full)}
	if is.Month, err = monthOf(name, headers, is.Articles); err != nil {
		return nil, err
	}
	r := &reader{Issue: is, lines: lines, tokens: map[*bulletin.Paragraph][]lexicon.Token{}}
	r.facts()
	if r.full() {
		return nil, &bulletin.Error{File: name, Line: 0, Text: fmt.Sprintf("more than %d figures; an issue has a hundred or two: is it the text of one issue?", maxFacts)}
	}
	if err := r.refuseOther(headers); err != nil {
		return nil, err
	}
	r.sections()
	is.Figures = r.accountFor()
	is.Findings = r.audit()
	return is, nil
}

// CheckName tells why a file's name can't stand in a citation and a log as it is, such as one with a new line or a command
// to the terminal in it.
func CheckName(name string) error {
	if utf8.ValidString(name) && name == strings.Map(visible, strings.ReplaceAll(name, "\t", "\n")) {
		return nil
	}
	return &bulletin.Error{File: strconv.Quote(name), Line: 0, Text: "the name has characters that show nothing or can't be read; rename the file"}
}

// A reader fills an issue with its facts, article by article.
type reader struct {
	*bulletin.Issue
	lines  []line // those that carry text
	tried  int    // up to this line no table of single cells begins
	tokens map[*bulletin.Paragraph][]lexicon.Token
}

// words is the language that bulletins are read with, and names are what products are called.
var (
	words = lexicon.New()
	names = bulletin.NewNames()
)

// tokensOf cuts a paragraph into tokens, once.
func (r *reader) tokensOf(p *bulletin.Paragraph) []lexicon.Token {
	t, ok := r.tokens[p]
	if !ok {
		t = words.Tokens(p.Text, r.Month)
		r.tokens[p] = t
	}
	return t
}

// maxFacts is how many figures an issue may have. A hostile file could make reading it, and the audit, take for ever.
const maxFacts = 5000

func (r *reader) full() bool {
	return len(r.Facts) > maxFacts
}

func (r *reader) facts() {
	for i := range r.Articles {
		r.grids(i)
		r.clauses(i)
		r.patents(i)
		r.Articles[i].Kind = r.kindOf(i)
		r.papers(i)
	}
}

// maxProblems is how many problems of a file are told. More help nobody to mend it.
const maxProblems = 100

// problem notes a line that can't be read as what it looks like.
func (r *reader) problem(line int, format string, args ...any) {
	switch n := len(r.Problems); {
	case n == maxProblems:
		format, args = "there are more problems, which are not told", nil
	case n > maxProblems:
		return
	}
	r.Problems = append(r.Problems, bulletin.Problem{Line: line, Text: fmt.Sprintf(format, args...)})
}
