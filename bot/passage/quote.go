package passage

import (
	"slices"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A Quote is the bulletin's own words: Text is the paragraph's Text[From:To].
type Quote struct {
	Place
	Paragraph   int
	From, To    int // bytes of the paragraph's text
	First, Last int // lines of the issue's file
	Text        string
}

// appendNew adds the quotations that are not there yet. One that goes on with another is made one with it.
func appendNew(quotes, more []Quote) []Quote {
	for _, m := range more {
		k := slices.IndexFunc(quotes, func(q Quote) bool {
			return q.Place == m.Place && q.Paragraph == m.Paragraph && q.From <= m.To && m.From <= q.To
		})
		if k < 0 {
			quotes = append(quotes, m)
			continue
		}
		quotes[k] = quotes[k].with(m)
	}
	return quotes
}

// with makes one quotation of two that touch.
func (q Quote) with(m Quote) Quote {
	q.From, q.To = min(q.From, m.From), max(q.To, m.To)
	par := &q.In().Paragraphs[q.Paragraph]
	q.Text = par.Text[q.From:q.To]
	q.First, q.Last = par.Lines(q.From, q.To)
	return q
}

// quotes gives the sentence, with what it goes on with.
func (a *article) quotes(r reading) []Quote {
	from := r.at
	for from > r.from && a.sentences[from-1].paragraph == a.sentences[r.at].paragraph {
		from--
	}
	out := []Quote{a.quote(from, r.at)}
	if from > r.from {
		out = append(out, a.quote(r.from, r.from))
	}
	return out
}

// quote gives sentences of an article as they stand; both must be of one paragraph.
func (a *article) quote(first, last int) Quote {
	f, l := &a.sentences[first], &a.sentences[last]
	par := &a.In().Paragraphs[f.paragraph]
	q := Quote{Place: a.Place, Paragraph: f.paragraph, From: f.from, To: l.to, Text: par.Text[f.from:l.to]}
	q.First, q.Last = par.Lines(f.from, l.to)
	return q
}

// Named lists what an answer names where it names several, in order: what was lifted out of its first sentence, else
// what stands there in quotation marks side by side.
func Named(lex *lexicon.Lexicon, r Result, asked string) []string {
	for _, p := range r.Parts {
		if !p.Found || len(p.Quotes) == 0 {
			continue
		}
		value := strings.ReplaceAll(p.Value, "以及", "、")
		if strings.ContainsAny(value, "、和") && !strings.ContainsAny(value, "0123456789") {
			return proper(sentence.Pieces(value))
		}
		for _, q := range p.Quotes {
			if all := marked(q.Text); len(all) > 1 {
				return all
			}
			tokens := lex.Tokens(q.Text, q.Issue.Month)
			if two := firmAndOther(tokens, p.Asked+asked); two != nil {
				return two
			}
			all := sentence.Joined(tokens)
			asked := slices.ContainsFunc(all, func(s string) bool { return strings.Contains(p.Asked, s) })
			if len(all) > 1 && (asked || p.several || p.Head == sentence.Who || p.Head == sentence.Where) {
				return all
			}
		}
	}
	return nil
}

// longWord is how many letters a word like 公司 or 上市公司 has at most: a firm's whole name has more.
const longWord = 4

// firmAndOther are the two firms of a sentence that names no others, of which one was asked about: nil for none.
func firmAndOther(tokens []lexicon.Token, asked string) (names []string) {
	some := false
	for i := range tokens {
		if t := &tokens[i]; (sentence.IsFirm(t) || t.Of("firm") && t.To-t.From > longWord) && !slices.Contains(names, t.Text) {
			names, some = append(names, t.Text), some || intent.Calls(asked, t.Text)
		}
	}
	if len(names) != 2 || !some {
		return nil
	}
	return names
}

// proper are those of some pieces that have letters enough for a name.
func proper(pieces []string) []string {
	return slices.DeleteFunc(pieces, func(s string) bool {
		n := len([]rune(s))
		return n < 2 || !bulletin.HasHan(s) || n < 5 && strings.ContainsRune("一二两三四五六七八九十", []rune(s)[0]) // 八章
	})
}

// marked lists what stands in quotation marks side by side: “A”“B”.
func marked(text string) (out []string) {
	for _, part := range strings.SplitAfter(text, "”") {
		before, in, ok := strings.Cut(part, "“")
		switch {
		case !ok || !strings.HasSuffix(in, "”"):
			continue
		case len(out) > 0 && strings.Trim(before, "、和及 ") != "":
			if len(out) > 1 {
				return out
			}
			out = nil
		}
		out = append(out, strings.TrimSuffix(in, "”"))
	}
	return out
}

// sound is a value as long as each piece of it is whole where its sentence has it; else it is left out, and the
// sentence is quoted alone.
func (a *article) sound(r *reading, value string) string {
	for _, piece := range strings.Split(value, "、") {
		if !sentence.Balanced(piece) ||
			slices.ContainsFunc(a.sentences[r.from:r.at+1], func(s placed) bool { return s.Tears(piece) }) {
			return ""
		}
	}
	return value
}
