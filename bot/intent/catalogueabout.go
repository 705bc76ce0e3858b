package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// sources holds whose articles are asked for. A name that other words share counts only as a title or before 期刊.
func (l *lister) sources() {
	text := string([]rune(folded(l.text)))
	if l.cat == nil {
		return
	}
	names := slices.Clone(l.cat.Sources)
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, s := range names {
		f := folded(s)
		if s == "" || !strings.Contains(text, f) {
			continue
		}
		at := len([]rune(text[:strings.Index(text, f)]))
		end := at + len([]rune(f))
		if common(s) && !l.titledAt(end) || l.taken(at, end) || !l.fromAt(end) {
			continue
		}
		l.whereFrom(s, at, end)
		l.c.needs++
		l.claimSpan(at, end)
	}
}

// whereFrom holds a source that stands at some letters, or keeps it out.
func (l *lister) whereFrom(source string, from, to int) {
	not := false
	for i := range l.tokens {
		if t := &l.tokens[i]; t.From == from && i > 0 && (l.at(i-1).Is("op.other") || l.at(i-1).Text == "不是") {
			not = true
			l.claim(i - 1)
		}
		if t := &l.tokens[i]; t.From < to && t.To > from && l.excluded(i) {
			not, l.c.without[i] = true, true
		}
	}
	l.hold(Cond{Dim: From, Not: not}, source, source)
}

// fromAt reports whether a name that ends at a letter can be a source: not what the things asked for are on.
func (l *lister) fromAt(end int) bool {
	return l.titledAt(end) || l.has("attr.contribute") || l.has("obj.source") || l.c.Source == Papers ||
		l.c.Source == Articles
}

// common reports whether the name of a source is a word of the trade too.
func common(s string) bool { return len([]rune(s)) <= 2 }

// titledAt reports whether a name that ends at a letter is marked as a title: 《稀土》, 稀土期刊.
func (l *lister) titledAt(end int) bool {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.From == end {
			return t.Text == "》" || t.Is("obj.journal")
		}
	}
	return false
}

// taken reports whether some letters are claimed already, all of them.
func (l *lister) taken(from, to int) bool {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.From < to && t.To > from && !l.c.claimed[i] {
			return false
		}
	}
	return true
}

func (l *lister) claimSpan(from, to int) {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.From < to && t.To > from {
			l.claim(i)
		}
	}
}

// about holds what the things asked for are on: names, words of the trade, and what nothing else took.
func (l *lister) about() {
	dim := About
	if l.has("obj.title") && !l.asksTitle() {
		dim = Titled
	}
	for i := range l.tokens {
		t := &l.tokens[i]
		if t.Class == lexicon.Mark && t.Text == "\"" && !l.c.claimed[i] {
			l.quoted(dim, i)
		}
		switch {
		case l.c.claimed[i]:
		case t.Class == lexicon.Number, t.Class == lexicon.Quantity, t.Is("ref"), t.Of("light"), t.Text == "写",
			t.Is("attr.win") && l.english, t.Is("attr.win") && l.has("obj.issue"):
			l.claim(i)
		case t.Is("attr.mention"), t.Is("attr.every"):
			l.claim(i)
			l.ops = true
			if !l.c.Has(Mentioned) {
				l.c.Wants = append(l.c.Wants, Mentioned)
			}
		case t.Is("attr.on"), t.Is("attr.contain"), t.Is("attr.contribute"), t.Is("obj.title"), t.Is("obj.issue"),
			t.Is("attr.belong"), t.Is("attr.institutes"), t.Is("op.rest"), t.Is("attr.publish"), t.Is("attr.open"),
			t.Is("attr.announce"), t.Is("obj.source"), t.Text == "同一个", t.Text == "同一",
			t.Is("attr.create"), t.Is("attr.partner") && l.c.Source == Patents:
			l.claim(i)
		case t.Is("obj.price"): // 价格表
			l.whereAt(Section, "price", i)
			l.claim(i)
		case Content(t) && t.ID == "稀土" && !l.excluded(i):
			l.claim(i)
		case Content(t) && t.Class == lexicon.Unknown && t.To-t.From == 1 && !l.pointed(i):
		case Content(t):
			l.whereAt(dim, value(t), i)
			l.claim(i)
		}
	}
}

// quoted holds what stands in quotation marks as it is: 带“检测”的, and takes what only says that it is a word.
func (l *lister) quoted(dim Dim, open int) {
	end := open + 1
	for end < len(l.tokens) && !(l.tokens[end].Class == lexicon.Mark && l.tokens[end].Text == "\"") {
		end++
	}
	if end == len(l.tokens) || end == open+1 {
		return
	}
	r := []rune(folded(l.text))
	word := strings.TrimSpace(string(r[l.tokens[open+1].From:l.tokens[end-1].To]))
	l.whereAt(dim, word, open+1)
	for i := open; i <= end; i++ {
		l.c.without[i] = l.excluded(open + 1)
		l.claim(i)
	}
	for i := end + 1; i < len(l.tokens) && i < end+4; i++ {
		if t := &l.tokens[i]; t.Text == "字" || t.Text == "词" || t.Text == "字样" {
			l.claim(i)
		}
	}
}

// pointed reports whether things are asked for by a single letter that they are on: 讲镁的, 跟镁有关.
func (l *lister) pointed(i int) bool {
	b, n := l.at(i-1), l.at(i+1)
	return (b.Is("attr.on") || b.Is("attr.contain") || b.Is("attr.mention") || b.Text == "关于" || b.Text == "有关") &&
		(n.Is("link.of") || n.Class == lexicon.Mark) || n.Is("attr.on")
}

// value is how a condition holds a token: its name or concept, or its letters.
func value(t *lexicon.Token) string {
	if t.ID != "" && !(t.Class == lexicon.Word && strings.HasPrefix(t.Kind, "form")) {
		return t.ID
	}
	return t.Text
}

// folded is a text in small simplified folded, one for one.
func folded(s string) string { return strings.ToLower(bulletin.Simplify(s)) }
