package intent

import (
	"strings"

	"rebot/index/lexicon"
)

// numbers holds the patent whose number is asked for, or those that are described, or those that are only listed.
func (l *lister) numbers() {
	for i := range l.tokens {
		t := &l.tokens[i]
		switch {
		case isPatentNumber(t.Text):
			l.where(Number, strings.ToUpper(t.Text), t.Text)
			l.claim(i)
			l.c.needs++
		case t.Is("attr.detail") && l.c.Source == Patents:
			l.where(Number, Present, t.Text)
			l.claim(i)
		case t.Is("attr.new") && l.c.Source == Patents:
			l.c.Where = append(l.c.Where, Cond{Dim: Number, Values: []string{Present}, Not: true, Asked: []string{t.Text}})
			l.claim(i)
		case t.Is("obj.digest") && l.c.Source == Papers:
			l.where(Section, "research", t.Text)
			l.claim(i)
		case t.Is("obj.paper.list"):
			l.where(Section, "list", t.Text)
			l.claim(i)
		}
	}
}

// isPatentNumber reports whether a token is the number of a patent: two letters and digits.
func isPatentNumber(s string) bool {
	if len(s) < 9 || len(s) > 20 {
		return false
	}
	digits := 0
	for i := range s {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	return digits >= 7 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z'
}

// fields are what of a patent can be asked for.
var fields = []struct {
	id   string
	want Want
}{{"obj.number", NumberWant}, {"obj.inventor", Inventor}, {"obj.date", Date}, {"obj.digest", Gist}, {"attr.abstract", Gist}, {"ask.when", Date}, {"ask.who", Inventor}}

// wanted reads what of each is asked for.
func (l *lister) wanted() {
	if l.c.Source != Patents {
		return
	}
	for _, f := range fields {
		for i := range l.tokens {
			if l.tokens[i].Is(f.id) {
				l.want(i, f.want)
			}
		}
	}
}

func (l *lister) want(i int, w Want) {
	l.claim(i)
	if !l.c.Has(w) {
		l.c.Wants = append(l.c.Wants, w)
	}
	l.c.needs++
}

// days holds the months, and the days of patents.
func (l *lister) days() {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.Class == lexicon.PeriodOf {
			l.c.Times = append(l.c.Times, Time{Period: t.Period, Kind: t.Kind, ID: t.ID, Asked: t.Text})
			l.claim(i)
		}
	}
}
