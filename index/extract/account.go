package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// accountFor says of every number printed in an issue, line by line, whether it is a fact, no figure, or unread, and why.
// The readers of tables and of prose have told of those that they met; what is left is told by what it stands in.
func (r *reader) accountFor() []bulletin.Figure {
	a := accountant{reader: r, told: map[int][]bulletin.Figure{}}
	for _, f := range r.Figures {
		a.told[f.Line] = append(a.told[f.Line], f)
	}
	for article := range r.Articles {
		for n := r.Articles[article].First; n <= r.Articles[article].Last; n++ {
			a.article = append(a.article, lineArticle{n, article})
		}
	}
	for i, raw := range r.Lines {
		if strings.ContainsFunc(raw, isNumeral) {
			a.line(i+1, raw)
		}
	}
	return a.out
}

type lineArticle struct{ line, article int }

// An accountant goes through the lines of an issue.
type accountant struct {
	*reader
	told    map[int][]bulletin.Figure // by line, what the readers said
	article []lineArticle             // of each line that is in an article, in order
	at      int
	out     []bulletin.Figure
}

// line says of each number of a line what became of it.
func (a *accountant) line(n int, raw string) {
	text := []rune(raw)
	var tokens []lexicon.Token
	for i := 0; i < len(text); {
		k := digitsAt(text[i:])
		if k == 0 {
			i++
			continue
		}
		f := bulletin.Figure{Line: n, Text: string(text[i : i+k])}
		var ok bool
		if f.Status, f.Reason, ok = a.tell(n, f.Text); i == firstDigit(text) && tableNumber.MatchString(strings.TrimSpace(raw)) {
			f.Status, f.Reason = bulletin.FigureOther, "the number of a table"
		} else if !ok {
			if tokens == nil {
				tokens = words.Tokens(raw, a.Month)
			}
			f.Status, f.Reason = a.other(n, raw, tokens, i)
		}
		a.out = append(a.out, f)
		i += k
	}
}

func firstDigit(text []rune) int { return slices.IndexFunc(text, isNumeral) }

// tell takes what a reader said of a number on a line. A reader may have taken the number from over the end of a line, so
// that it begins with what stands here, or ends with it.
func (a *accountant) tell(line int, text string) (status, reason string, ok bool) {
	for n := line; n >= line-1; n-- {
		told := a.told[n]
		for i := range told {
			rest, found := without1(told[i].Text, text, n == line)
			if !found {
				continue
			}
			told[i].Text = rest
			return told[i].Status, told[i].Reason, true
		}
	}
	return "", "", false
}

// without1 takes a number out of a text that holds it as a whole number. On the line below the one that the text is told
// of, only what it ends with is meant.
func without1(text, number string, here bool) (string, bool) {
	for from := 0; ; {
		i := strings.Index(text[from:], number)
		if i < 0 {
			return text, false
		}
		i += from
		j := i + len(number)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[j:])
		switch whole := !isNumeral(before) && before != '.'; {
		case here && whole && (!isNumeral(after) || j == len(text)):
			return text[:i] + " " + text[j:], true
		case here && whole && i == 0 && isNumeral(after), !here && j == len(text) && i > 0 && isNumeral(before):
			return text[:i] + " " + text[j:], true // the rest of it stands on the next line, or its beginning on the one before
		}
		from = j
	}
}

// other says why a number that no reader met is no figure, by the kind of article and the token that it stands in.
func (a *accountant) other(n int, raw string, tokens []lexicon.Token, at int) (status, reason string) {
	no := func(why string) (string, string) { return bulletin.FigureOther, why }
	text := strings.TrimSpace(bulletin.Narrow(raw))
	article := a.articleOf(n)
	switch {
	case strings.HasPrefix(text, bulletinName):
		return no("the number of the issue")
	case isLitter(text):
		return no("a page, an address or a comment")
	case article < 0:
		return no("outside of every article")
	}
	switch k := a.Articles[article].Kind; {
	case sourceRow.MatchString(text):
		return no("the source of an article")
	case k == bulletin.Patents:
		return no("in a notice of a patent")
	case k == bulletin.Papers:
		return no("in a list of papers")
	case k == bulletin.Research:
		return no("in a report of research")
	}
	if p := a.paragraphAt(article, n); p != nil && p.Repeat {
		return no("printed for the second time")
	} else if p == nil {
		if status, reason = byToken(tokens, at); status == bulletin.FigureUnread {
			reason = "it stands in a headline"
		}
		return status, reason
	}
	return byToken(tokens, at)
}

// articleOf is the article that a line stands in, -1 for none. Lines come in order.
func (a *accountant) articleOf(n int) int {
	for a.at < len(a.article) && a.article[a.at].line < n {
		a.at++
	}
	if a.at == len(a.article) || a.article[a.at].line != n {
		return -1
	}
	return a.article[a.at].article
}

// byToken says what a number is by the token that it stands in.
func byToken(tokens []lexicon.Token, at int) (status, reason string) {
	k := 0
	for k < len(tokens) && tokens[k].To <= at {
		k++
	}
	if k == len(tokens) {
		return bulletin.FigureUnread, "nothing beside it is known"
	}
	switch t := &tokens[k]; {
	case t.Class == lexicon.PeriodOf:
		return bulletin.FigureOther, "a date"
	case t.Class == lexicon.Purity:
		return bulletin.FigureOther, "a grade"
	case t.Class == lexicon.Product, t.Class == lexicon.Company, t.Class == lexicon.Goods, t.Class == lexicon.Unknown, t.Class == lexicon.Element:
		return bulletin.FigureOther, "part of a name or formula"
	case t.Class == lexicon.Number && (k == 0 || tokens[k-1].Is("ord") || tokens[k-1].Text == "表" || tokens[k-1].Text == "图" || tokens[k-1].Text == "附件"):
		return bulletin.FigureOther, "a number of a list"
	}
	return bulletin.FigureUnread, "it stands in no sentence or table that is read"
}
