package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// asksTitle reports whether the title of an article is what is asked for, and not what a word is to stand in:
// 标题叫什么, 题目是啥.
func (l *lister) asksTitle() bool {
	i := l.find("obj.title")
	if i < 0 {
		return false
	}
	for i++; i < len(l.tokens); i++ {
		switch t := &l.tokens[i]; {
		case t.Of("ask") || t.Is("attr.name"):
			return true
		case t.Is("be") || t.Class == lexicon.Filler && !partOf(t):
		default:
			return t.Class == lexicon.Mark
		}
	}
	return l.tokens[len(l.tokens)-1].Is("obj.title") || !l.has("op.list", "op.count")
}

// asksSource reports whether it is asked whose something is: 来源是哪家, 从哪里来的, where does it come from.
func (l *lister) asksSource() bool {
	return l.wantsSource() && (len(l.exclusions) > 0 || !l.namesSource())
}

// wantsSource reports whether words ask for a source; whether one is named too takes longer to find out.
func (l *lister) wantsSource() bool {
	if l.has("op.list") && l.has("col.unit", "attr.unit") && l.has("obj.article", "obj.research", "obj.paper") {
		return true // 哪几家单位的研究
	}
	i := l.find("obj.source")
	return i >= 0 && (l.has("ask.which", "ask.who", "ask.where", "op.list", "op.count") ||
		asksBySelf(l.tokens[i].Text) || l.ends(i+1))
}

// asksBySelf reports whether a word for a source asks for it: 哪里来的, 谁发的.
func asksBySelf(s string) bool {
	return strings.ContainsAny(s, "哪谁") || strings.Contains(s, "from")
}

// pointsAt reports whether a question points at an article: 那篇, 哪篇.
func (l *lister) pointsAt() bool {
	data := slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return slices.Contains([]string{"数据", "数字", "表", "图"}, t.Text) || t.Is("obj.price")
	})
	return l.hasKind("counter") && l.has("counter.篇") || l.counts("篇") || l.has("obj.article", "obj.issue") || data
}

// asked adds what is asked of rows of any kind: their title, their source, the sections that they stand in.
func (l *lister) asked() {
	if l.asksTitle() {
		l.claimed("obj.title", "attr.name", "ask.which", "obj.digest")
		l.want(l.find("obj.title"), Title)
		l.ops = true
	}
	if l.asksSource() {
		l.claimed("obj.source", "ask.which", "ask.who", "ask.where", "link.from", "col.unit", "attr.unit",
			"attr.publish")
		l.c.Wants, l.ops = append(l.c.Wants, SourceWant), true
		l.c.needs++
	}
	if l.c.Source == Articles && l.has("obj.section") && len(l.c.Cond(Section)) == 0 && l.has("op.count", "op.list",
		"ask.what") {
		l.claimed("obj.section", "coin.分")
		l.c.Wants, l.ops = append(l.c.Wants, SectionWant), true
		l.c.needs++
	}
}

// named holds the sections and the inventors that a question names.
func (l *lister) named() {
	if l.cat == nil {
		return
	}
	text := folded(l.text)
	hold := func(d Dim, names []string) {
		for _, name := range names {
			i := strings.Index(text, folded(name))
			if i < 0 || len([]rune(name)) < 2 {
				continue
			}
			from := len([]rune(text[:i]))
			l.where(d, name, name)
			l.claimSpan(from, from+len([]rune(name)))
			l.c.needs++
		}
	}
	if l.c.Source == Articles {
		hold(Section, l.cat.Sections)
	}
	if n := l.nth(); n != 0 && len(l.c.Cond(Number)) == 0 && l.ofRows() {
		l.c.Then = append(l.c.Then, Op{Name: Nth, N: n})
		l.ops = true
	}
	if l.c.Source == Patents {
		hold(Person, l.cat.People)
	}
}

// ofRows reports whether a place is one among the rows: 第三篇, 第一件专利.
func (l *lister) ofRows() bool {
	if l.has("op.latter.last") || l.has("op.last") && l.has("op.former", "op.latter", "ord", "op.second") { // 最后一条, 倒数第二个
		return true
	}
	i := l.find("ord", "op.second", "op.first")
	n := l.at(i + 1)
	if i >= 0 && !l.tokens[i].Is("ord") {
		return n.Of("counter") || n.Of("object")
	}
	return i >= 0 && (slices.Contains([]string{"篇", "件", "条", "项", "个"}, n.Unit) || l.at(i+2).Of("counter") ||
		l.at(i+2).Of("object"))
}

// namesSection reports whether a question names a section as it is printed, and asks what stands in it.
func (l *lister) namesSection() bool {
	text := folded(l.text)
	return l.cat != nil && l.has("op.list", "op.count", "ask.which", "ask.what") &&
		slices.ContainsFunc(l.cat.Sections, func(s string) bool { return strings.Contains(text, folded(s)) })
}
