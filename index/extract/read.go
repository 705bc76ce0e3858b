package extract

import (
	"fmt"

	"rebot/index/bulletin"
	"rebot/index/extract/audit"
	"rebot/index/extract/clause"
	"rebot/index/extract/layout"
	"rebot/index/extract/table"
	"rebot/index/intake"
	"rebot/index/lexicon"
)

// Read reads one issue out of a file's bytes. The name is the file's, for its month and for messages.
// An *Error says why nothing can be read; what is wrong with single lines is in Issue.Problems, and the rest stands.
func Read(name string, data []byte) (*bulletin.Issue, error) {
	text, err := layout.Read(name, data)
	if err != nil {
		return nil, err
	}
	return read(text)
}

// ReadDocument reads one issue out of what package intake read, as Read does.
func ReadDocument(name string, doc *intake.Document) (*bulletin.Issue, error) {
	text, err := layout.ReadDocument(name, doc)
	if err != nil {
		return nil, err
	}
	return read(text)
}

func read(text *layout.Text) (*bulletin.Issue, error) {
	is, r, told := text.Issue, &reader{text}, audit.NewTellings()
	r.facts(told)
	if r.full() {
		return nil, &bulletin.Error{File: is.File, Line: 0,
			Text: fmt.Sprintf("more than %d figures; an issue has a hundred or two: is it the text of one issue?",
				maxFacts)}
	}
	if err := r.refuseOther(); err != nil {
		return nil, err
	}
	r.placed()
	r.sections()
	is.Figures = r.accountFor()
	is.Account = bulletin.AccountOf(is.Figures)
	audit.Run(is, told)
	setPages(is)
	return is, nil
}

// A reader fills an issue with its facts, article by article.
type reader struct{ *layout.Text }

// words is the language that bulletins are read with.
var words = lexicon.New()

// maxFacts is how many figures an issue may have. A hostile file could make reading it, and the audit, take for ever.
const maxFacts = 5000

func (r *reader) full() bool {
	return len(r.Facts) > maxFacts
}

func (r *reader) facts(told *audit.Tellings) {
	for i := range r.Articles {
		if r.full() {
			return
		}
		table.Read(r.Text, i)
		clause.Read(r.Issue, i, told)
		r.patents(i)
		r.Articles[i].Kind = r.kindOf(i)
		r.papers(i)
	}
}
