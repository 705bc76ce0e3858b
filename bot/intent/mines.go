package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// Mines, as what articles are on, is mining: what an article says of a deposit, and not a mine that it only mentions.
const Mines = "facet.mine"

// Countries is wanted where it is asked which countries rows are on.
const Countries Want = "countries"

// abroad are the concepts for what is abroad.
var abroad = []string{"facet.abroad", "qual.foreign"}

// IsAbroad reports whether a value that rows are on is what is abroad.
func IsAbroad(v string) bool { return slices.Contains(abroad, v) }

// countries takes which countries articles are on as asking for those on what is abroad: 国外的矿报了哪几个国家的. Without a word
// for an article or for what is abroad it asks something else.
func (l *lister) countries() {
	named := slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return t.Is("col.partner") || t.Is("unit.count") && strings.HasSuffix(t.Text, "国家") || t.Of("ask") && strings.HasSuffix(t.Text, "国") ||
			t.Is("op.list") && strings.HasSuffix(t.Text, "国") || strings.HasSuffix(t.Text, "哪个国家")
	})
	asks := l.has("op.list", "op.count", "ask.which", "ask.where")
	about := l.c.Source == Articles && (l.mine() || l.has(abroad...)) || l.c.Source == "" && l.has(abroad...) && (l.mine() || l.has("obj.issue", "obj.article", "attr.mention", "col.name"))
	if !named || !asks || !about || l.hasKind("direction") || l.english {
		return
	}
	if l.c.Source == "" {
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	if !l.has(abroad...) {
		l.where(About, abroad[0], "")
	}
	for i := range l.tokens {
		t := &l.tokens[i]
		if t.Is("col.partner") || t.Is("unit.count") || t.Is("ask.where") || strings.HasPrefix(t.Text, "报") || t.Is("prep.in") {
			l.claim(i)
		}
	}
	l.c.Wants, l.ops = append(l.c.Wants, Countries), true
}

// mine reports whether a question is on mines.
func (l *lister) mine() bool {
	return slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return strings.Contains(t.Text, "矿") && !strings.Contains(t.Text, "矿业") && !t.Of("term") || t.Text == "mine" || t.Text == "mines"
	})
}

// mines holds articles on what is abroad to those that tell of a deposit, where mines are asked for: 海外矿山.
func (l *lister) mines() {
	for i := range l.c.Where {
		w := &l.c.Where[i]
		if w.Dim != About || w.Not || l.c.Source != Articles || !slices.ContainsFunc(w.Values, IsAbroad) || !l.mine() {
			continue
		}
		var values, asked []string
		for k, v := range w.Values {
			if !strings.Contains(v, "矿") {
				values, asked = append(values, v), append(asked, w.Asked[k])
			}
		}
		for k := range l.tokens {
			if l.tokens[k].Text == "矿" {
				l.claim(k)
			}
		}
		w.Values, w.Asked = append(values, Mines), append(asked, "矿")
	}
}
