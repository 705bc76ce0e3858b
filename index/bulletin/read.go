package bulletin

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Read reads one issue out of a file's bytes. The name is the file's, for its month and for messages.
// An *Error says why nothing can be read; what is wrong with single lines is in Issue.Problems, and the rest stands.
func Read(name string, data []byte) (*Issue, error) {
	name = filepath.Base(name)
	if err := CheckName(name); err != nil {
		return nil, err
	}
	raw, problems, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	lines, headers := textLines(raw)
	if len(lines) == 0 {
		return nil, &Error{name, 0, "no text but page headers and addresses; put the bulletin's text in it"}
	}
	how, full := layoutOf(lines)
	is := &Issue{File: name, Lines: raw, Problems: problems, Articles: articles(lines, how, full)}
	if is.Month, err = monthOf(name, headers, is.Articles); err != nil {
		return nil, err
	}
	r := &reader{Issue: is, names: NewNames()}
	r.facts()
	if r.full() {
		return nil, &Error{name, 0, fmt.Sprintf("more than %d figures; an issue has a hundred or two: is it the text of one issue?", maxFacts)}
	}
	r.sections()
	is.Findings = audit(is)
	return is, nil
}

// CheckName tells why a file's name can't stand in a citation and a log as it is, such as one with a new line or a command
// to the terminal in it.
func CheckName(name string) error {
	if utf8.ValidString(name) && name == strings.Map(visible, strings.ReplaceAll(name, "\t", "\n")) {
		return nil
	}
	return &Error{strconv.Quote(name), 0, "the name has characters that show nothing or can't be read; rename the file"}
}

// A reader fills an issue with its facts, article by article.
type reader struct {
	*Issue
	names *Names
}

// maxFacts is how many figures an issue may have. A hostile file could make reading it, and the audit, take for ever.
const maxFacts = 5000

func (r *reader) full() bool {
	return len(r.Quotes)+len(r.Readings)+len(r.Trades)+len(r.Quotas) > maxFacts
}

func (r *reader) facts() {
	for i := range r.Articles {
		r.tables(i)
		for j := range r.Articles[i].Paragraphs {
			if p := &r.Articles[i].Paragraphs[j]; !p.Row && !p.Caption && !p.Repeat && !r.full() {
				r.tellBroken(p)
				r.prices(i, p)
				r.readings(i, p)
				r.quotas(i, p)
			}
		}
		r.trades(i)
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
	r.Problems = append(r.Problems, Problem{line, fmt.Sprintf(format, args...)})
}

// cite names the lines that a part of a paragraph stands on. The part is of the text as narrow makes it.
func cite(article int, p *Paragraph, from, to int) Cite {
	first, last := p.lines(from, to, func(m mark) int { return m.narrow })
	return Cite{article, first, last}
}

var (
	fileMonth  = regexp.MustCompile(`(20\d{2})[^\d]{0,3}(1[0-2]|0?[1-9])(?:\D|$)`)
	titleMonth = regexp.MustCompile(`(20\d{2})年(1[0-2]|0?[1-9])月.*价格`)
)

// monthOf finds the month an issue is of: the page header's, else the file name's, else that of its price article.
// Two that disagree are an error, since every figure would stand under the wrong month.
func monthOf(name string, headers []header, articles []Article) (Month, error) {
	month, from, line := Month(0), "", 0
	take := func(m Month, where string, at int) error {
		if month != 0 && m != month {
			return &Error{name, at, fmt.Sprintf("%s says %s, but %s says %s; correct the wrong one", where, m, from, month)}
		}
		if month == 0 {
			month, from, line = m, where, at
		}
		return nil
	}
	for _, h := range headers {
		if h.month == 0 {
			return 0, &Error{name, h.line, "the page header names a month that there is not; correct it"}
		}
		if err := take(h.month, fmt.Sprintf("the page header on line %d", h.line), h.line); err != nil {
			return 0, err
		}
	}
	if m := fileMonth.FindStringSubmatch(name); m != nil {
		if err := take(NewMonth(atoi(m[1]), atoi(m[2])), "the file name "+name, line); err != nil {
			return 0, err
		}
	}
	for _, t := range monthsInText(articles) {
		if err := take(t.month, fmt.Sprintf("the text on line %d", t.line), t.line); err != nil {
			return 0, err
		}
	}
	if month == 0 {
		return 0, &Error{name, 0, "no month: neither a page header, nor the file name, nor a price table names it; name the file like 2024-11.txt"}
	}
	return month, nil
}

// monthsInText lists the months that headlines and captions of price tables name.
func monthsInText(articles []Article) []header {
	var out []header
	for _, a := range articles {
		texts := []Paragraph{{Text: a.Title, First: a.First}}
		for _, p := range a.Paragraphs {
			if tableCaption.MatchString(p.Text) {
				texts = append(texts, p)
			}
		}
		for _, t := range texts {
			if m := titleMonth.FindStringSubmatch(tidy(narrow(t.Text))); m != nil && isPriceTitle(t.Text) {
				out = append(out, header{NewMonth(atoi(m[1]), atoi(m[2])), t.First})
			}
		}
	}
	return out
}

var (
	tableCaption = regexp.MustCompile(`^表\s*\d+.*价格`)
	priceTitle   = regexp.MustCompile(`稀土(市场|产品|氧化物|主要)*.*价格(走势|行情|对比)`)
)

func isPriceTitle(s string) bool { return priceTitle.MatchString(s) }
