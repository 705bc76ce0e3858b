package wording

import (
	"math"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// printed has the text of each article, folded and without blanks, and which articles have two letters side by side.
type printed struct {
	texts []string
	pairs map[[2]rune][]int32
}

func printedIn(issues []*bulletin.Issue) *printed {
	p := &printed{pairs: map[[2]rune][]int32{}}
	for _, is := range issues {
		for i := range is.Articles {
			var b strings.Builder
			b.WriteString(is.Articles[i].Title)
			for k := range is.Articles[i].Paragraphs {
				b.WriteString("。")
				b.WriteString(is.Articles[i].Paragraphs[k].Text)
			}
			p.add(folded(b.String()))
		}
	}
	return p
}

// folded is a text in small letters, without blanks but between words of Latin letters.
func folded(s string) string {
	out := []byte{}
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if n := len(out); n > 0 && letter(out[n-1]) && letter(w[0]) {
			out = append(out, ' ')
		}
		out = append(out, w...)
	}
	return string(out)
}

func (p *printed) add(text string) {
	n, last := int32(len(p.texts)), rune(0)
	p.texts = append(p.texts, text)
	for _, r := range text {
		k := [2]rune{last, r}
		if at := p.pairs[k]; len(at) == 0 || at[len(at)-1] != n {
			p.pairs[k] = append(at, n)
		}
		last = r
	}
}

// in lists the articles that have a word.
func (p *printed) in(word string) (out []int32) {
	rs := []rune(folded(word))
	if len(rs) < 2 {
		return p.letter(string(rs))
	}
	rarest := p.pairs[[2]rune{rs[0], rs[1]}]
	for i := 2; i < len(rs); i++ {
		if at := p.pairs[[2]rune{rs[i-1], rs[i]}]; len(at) < len(rarest) {
			rarest = at
		}
	}
	for _, n := range rarest {
		if has(p.texts[n], string(rs)) {
			out = append(out, n)
		}
	}
	return out
}

// letter lists the articles that have a single letter, which says little.
func (p *printed) letter(s string) (out []int32) {
	for n := range p.texts {
		if s != "" && strings.Contains(p.texts[n], s) {
			out = append(out, int32(n))
		}
	}
	return out
}

// has reports whether a text has a word, one in Latin letters not as a part of another.
func has(text, word string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		if !letter(word[0]) || at == 0 || !letter(text[at-1]) {
			if end := at + len(word); !letter(word[len(word)-1]) || end == len(text) || !letter(text[end]) {
				return true
			}
		}
		from = at + 1
	}
}

func letter(b byte) bool { return 'a' <= b && b <= 'z' }

// Here reports whether the article that the question goes on with has a word.
func (t *Texts) Here(word string) bool {
	return word != "" && slices.Contains(t.printed().in(word), t.article)
}

// Printing tells how many articles have a word in their title or text, and how many articles there are.
func (t *Texts) Printing(word string) (in, all int) {
	p := t.printed()
	return len(p.in(word)), len(p.texts)
}

// Printed gives for each word of a question, by what it may be in Chinese, the likeliest first, the rendering that the
// article has which says most of the question, empty where that has none. Rare words say more than those of many
// articles. The article that the question goes on with is preferred where it says half as much as any other does.
func (t *Texts) Printed(words [][]string) []string {
	p := t.printed()
	said := p.said(words)
	out := make([]string, len(words))
	article := p.article(said, t.article)
	if article < 0 {
		return out
	}
	for i := range said {
		said[i] = slices.DeleteFunc(said[i], func(r rendering) bool { return !slices.Contains(r.in, article) })
		if len(said[i]) > 0 {
			out[i] = said[i][0].asked
		}
	}
	sentence := mostOf(p.texts[article], said)
	for i := range said {
		if k := slices.IndexFunc(said[i], func(r rendering) bool { return r.stands(sentence) }); k > 0 {
			out[i] = said[i][k].asked
		}
	}
	return out
}

// A rendering is what a word of a question may be in Chinese.
type rendering struct {
	asked, text string // text is folded
	in          []int32
	weight      float64 // the rarer, the more it says
}

func (r *rendering) stands(text string) bool { return r.text != "" && has(text, r.text) }

// said finds the articles that have what each word may be in Chinese.
func (p *printed) said(words [][]string) [][]rendering {
	out := make([][]rendering, len(words))
	for i, renderings := range words {
		for k, s := range renderings {
			in := p.in(s)
			weight := math.Log(1 + float64(len(p.texts))/float64(len(in)))
			switch {
			case len(renderings) == 1: // a name
				weight *= 2
			case k > 0 && s[:min(3, len(s))] == renderings[0][:min(3, len(renderings[0]))]: // 年度报告 for 年报
				weight /= 1.5
			case k > 0: // what is less likely says less
				weight /= 3
			}
			out[i] = append(out[i], rendering{s, folded(s), in, weight})
		}
	}
	return out
}

// article finds the article that says most of the words, -1 for none.
func (p *printed) article(said [][]rendering, focus int32) int32 {
	weights := map[int32]float64{}
	for _, renderings := range said {
		best := map[int32]float64{}
		for _, r := range renderings {
			for _, n := range r.in {
				best[n] = max(best[n], r.weight)
			}
		}
		for n, w := range best {
			weights[n] += w
		}
	}
	article, most := int32(-1), 0.0
	for n := range int32(len(p.texts)) {
		if weights[n] > most {
			article, most = n, weights[n]
		}
	}
	if w := weights[focus]; w > 0 && 2*w >= most {
		return focus
	}
	return article
}

// mostOf gives the sentence of a text that says most of the words, where it says most of what the text does: what a
// word is there it is in the question too.
func mostOf(text string, said [][]rendering) (sentence string) {
	if len(said) == 1 {
		return ""
	}
	most := weigh(text, said) * 3 / 5
	for s := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("。！？；", r) }) {
		if sum := weigh(s, said); sum > most {
			sentence, most = s, sum
		}
	}
	return sentence
}

// weigh is how much of the words a text says.
func weigh(text string, said [][]rendering) (sum float64) {
	for _, renderings := range said {
		best := 0.0
		for _, r := range renderings {
			if r.weight > best && r.stands(text) {
				best = r.weight
			}
		}
		sum += best
	}
	return sum
}
