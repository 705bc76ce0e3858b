package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Row is an article, a patent or a paper of an issue.
type Row struct {
	Kind        intent.Source
	Place           // the article, or the one that lists it
	First, Last int // lines of the issue's file
	Title       string
	Number      string // of a patent; empty where it is only listed
	Date        string
	Inventors   string
	Gist        *Quote // what a patent's notice or an article says of it in short
}

// From is whose it is: the source of its article.
func (r *Row) From() string { return r.In().Source }

func patents(is *bulletin.Issue) (out []Row) {
	for _, p := range is.Patents {
		r := Row{Kind: intent.Patents, Place: Place{is, p.Cite.Article}, First: p.Cite.First, Last: p.Cite.Last,
			Title: p.Title, Number: p.Number, Date: p.Date, Inventors: p.Inventors}
		if p.Number != "" {
			r.Gist = gist(r.Place)
		}
		out = append(out, r)
	}
	return out
}

// gist finds what a notice says in short, without the word that announces it.
func gist(p Place) *Quote {
	for i := range p.In().Paragraphs {
		par := &p.In().Paragraphs[i]
		rest, ok := strings.CutPrefix(par.Text, "摘要")
		if !ok {
			continue
		}
		from := len(par.Text) - len(strings.TrimLeft(rest, "：: "))
		return &Quote{Place: p, Paragraph: i, From: from, To: len(par.Text), First: par.First, Last: par.Last,
			Text: par.Text[from:]}
	}
	return nil
}

func papers(is *bulletin.Issue) (out []Row) {
	for _, p := range is.Papers {
		out = append(out, Row{Kind: intent.Papers, Place: Place{is, p.Cite.Article}, First: p.Cite.First,
			Last: p.Cite.Last, Title: p.Title})
	}
	return out
}

// abstracts lists the articles on a paper, but for those that a list has already.
func (c *catalogue) abstracts(is *bulletin.Issue, listed []Row) (out []Row) {
	for _, r := range articles(is) {
		if r.In().Kind == bulletin.Research &&
			!slices.ContainsFunc(listed, func(o Row) bool { return Squeezed(o.Title) == Squeezed(r.Title) }) {
			out = append(out, r)
		}
	}
	return out
}

func articles(is *bulletin.Issue) (out []Row) {
	for i := range is.Articles {
		a := &is.Articles[i]
		out = append(out, Row{Kind: intent.Articles, Place: Place{is, i}, First: a.First, Last: a.First,
			Title: a.Title})
	}
	return out
}

// inSection reports whether a row stands in a section, by its printed name or its kind; list is a list of papers.
func (r *Row) inSection(s string) bool {
	return r.In().Section == s || r.In().Section == "" && r.sharesKind(s) || string(r.In().Kind) == s ||
		(s == "list" || s == "research") && r.Kind == intent.Papers
}

// sharesKind reports whether a row's article is of the kind of those that a section is printed over: where a section
// begins is printed on some of its pages only.
func (r *Row) sharesKind(section string) bool {
	kind := r.In().Kind
	return kind != "" && slices.ContainsFunc(r.Issue.Articles, func(a bulletin.Article) bool {
		return a.Section == section && a.Kind == kind
	})
}

// dated reports whether a patent's day is the one asked for.
func (c *catalogue) dated(r *Row) bool {
	for _, t := range c.q.Times {
		if t.Period.IsDay() && r.Kind == intent.Patents && r.Date != t.Period.String() {
			return false
		}
	}
	return true
}

// titled reports whether a row's title is on every value of a condition, or on any where one is enough: names,
// concepts, or letters.
func (c *catalogue) titled(r *Row, w intent.Cond) bool {
	n, all := c.share(r, w.Values)
	if w.Not && c.q.Has(intent.Mentioned) && w.Dim == intent.About {
		n = all
	}
	return n == len(w.Values) || n > 0 && (w.Or || w.Not)
}

// share counts the values that a row's title is on, and those that it or its text is on; a paper or a listed patent is
// its title alone.
func (c *catalogue) share(r *Row, values []string) (inTitle, inAll int) {
	title := r.Title + "\n" + r.Inventors
	if r.Kind == intent.Articles {
		title += "\n" + r.From()
		if slices.Contains(values, intent.Mines) && slices.ContainsFunc(values, intent.IsAbroad) {
			title += "\n" + c.beginsAbroad(r)
		}
	}
	tokens := c.lex.Tokens(title, r.Issue.Month)
	var text string
	var all []lexicon.Token
	for _, v := range values {
		if has(title, tokens, v) || c.ofList(r, v) {
			inTitle++
			inAll++
			continue
		}
		if r.Kind == intent.Articles && text == "" {
			text = r.text()
			all = c.lex.Tokens(text, r.Issue.Month)
		}
		if has(text, all, v) && !(len(values) > 1 && slices.Contains(values, intent.Mines) && v != intent.Mines) {
			inAll++ // a mine abroad stands in the title
		}
	}
	return inTitle, inAll
}

// beginsAbroad is the first sentence of an article whose first name is a country abroad, empty for others: 澳大利亚某公司公布.
func (c *catalogue) beginsAbroad(r *Row) string {
	if len(r.In().Paragraphs) == 0 {
		return ""
	}
	first, _, _ := strings.Cut(r.In().Paragraphs[0].Text, "。")
	tokens := c.lex.Tokens(first, r.Issue.Month)
	i := slices.IndexFunc(tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Place || t.Class == lexicon.Company
	})
	if i < 0 || !abroad(tokens[i:i+1]) {
		return ""
	}
	return first
}

// ofList reports whether a value is the name of the list that a patent or a paper stands in: it says patents or
// papers, and stands in the list's title.
func (c *catalogue) ofList(r *Row, v string) bool {
	word := map[intent.Source]string{intent.Patents: "obj.patent", intent.Papers: "obj.paper"}[r.Kind]
	if word == "" || !strings.Contains(Squeezed(r.In().Title), Squeezed(v)) {
		return false
	}
	return slices.ContainsFunc(c.lex.Tokens(v, r.Issue.Month), func(t lexicon.Token) bool { return t.Is(word) })
}

// text returns all that an article says.
func (r *Row) text() string {
	var b strings.Builder
	for i := range r.In().Paragraphs {
		b.WriteString(r.In().Paragraphs[i].Text + "\n")
	}
	return b.String()
}

// has reports whether a text is on a value.
func has(text string, tokens []lexicon.Token, v string) bool {
	switch {
	case intent.IsAbroad(v):
		return abroad(tokens)
	case v == intent.Mines:
		return bulletin.HasAny(text, mining...)
	}
	same := lexicon.SameGoods(v)
	for i := range tokens {
		t := &tokens[i]
		if t.ID == v || same != "" && t.ID == same || t.Class == lexicon.Word && strings.HasPrefix(t.ID, v+".") {
			return true
		}
	}
	if metal(text, v) || kindOf(text, v) {
		return true
	}
	if symbol, ok := strings.CutPrefix(v, "el."); ok && inFormula(text, symbol) {
		return true
	}
	if e, ok := bulletin.ElementSymbol(v); ok { // 镧系 is not of lanthanum alone
		return strings.Contains(strings.ReplaceAll(text, v+"系", ""), v) || inFormula(text, e)
	}
	folded := sentence.Fold(text)
	if !strings.Contains(v, ".") && strings.Contains(folded, sentence.Fold(v)) {
		return true
	}
	for _, f := range lexicon.Forms(v) {
		least := 6 // two Han letters; three of a name, two of which may stand in other words: 中稀
		if !strings.Contains(v, ".") {
			least = 9
		}
		if len(f) >= least && bulletin.HasHan(f) && strings.Contains(folded, f) {
			return true
		}
	}
	return false
}

// kindOf reports whether a text has the name of a kind of what a value is: 钐钴 is a magnet.
func kindOf(text, v string) bool {
	return slices.ContainsFunc(lexicon.List("kind.of"), func(pair string) bool {
		kind, of, _ := strings.Cut(pair, "<")
		return (of == v || of == lexicon.SameGoods(v)) && strings.Contains(text, kind)
	})
}

// mining are words that tell of a deposit, or of what is done to it.
var mining = lexicon.List("mine.tells")

// metals are elements that are no rare earths, by their symbols.
var metals = []string{"Mg", "V", "Ti", "Zr", "Mn"}

// metal reports whether a text writes an element of a value in its symbol: Mg-5Sm 合金 is 镁合金.
func metal(text, v string) bool {
	for _, symbol := range metals {
		for _, name := range lexicon.Forms("el." + symbol) {
			rest, ok := strings.CutPrefix(v, name)
			if (ok || v == "el."+symbol) && inFormula(text, symbol) && (!ok || strings.Contains(text, rest)) {
				return true
			}
		}
	}
	return false
}

// abroad reports whether a foreign country is named, by itself or in the name of a firm.
func abroad(tokens []lexicon.Token) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool {
		return t.Class == lexicon.Place && (t.Of("country") || t.Of("bloc")) && !strings.HasPrefix(t.ID, "中国") ||
			t.Class == lexicon.Company && abroad(t.Parts)
	})
}

// inFormula reports whether an element's symbol stands in a text as one: CeO2, Mg-5Sm, not Cell.
func inFormula(text, symbol string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], symbol)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(symbol)
		if inGrant(text, i) {
			from = i + 1
			continue
		}
		if (end == len(text) || text[end] < 'a' || text[end] > 'z') && (i == 0 || text[i-1] < 'a' || text[i-1] > 'z') {
			return true
		}
		from = i + 1
	}
}

// inGrant reports whether a letter stands in a number of a grant or a patent, which has four digits on end: 2022ZYD0014.
func inGrant(text string, at int) bool {
	plain := func(c byte) bool { return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }
	from, to := at, at
	for from > 0 && plain(text[from-1]) {
		from--
	}
	for to < len(text) && plain(text[to]) {
		to++
	}
	digits := 0
	for _, c := range text[from:to] {
		if c < '0' || c > '9' {
			digits = 0
		} else if digits++; digits == 4 {
			return true
		}
	}
	return false
}
