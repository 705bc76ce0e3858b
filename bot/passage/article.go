package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	lru "github.com/hashicorp/golang-lru/v2"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// An article is one whose sentences are read with the lexicon.
type article struct {
	Place
	title     sentence
	text      string // folded: the title and every sentence
	sentences []placed
}

// A placed sentence is one that stands in a paragraph of an article.
type placed struct {
	sentence
	paragraph int
	from, to  int  // bytes of the paragraph's text
	head      bool // a heading, a caption or a title: it says what stands below, and answers nothing by itself
	firmAt    int  // the sentence that names the firm that 公司 means
}

// A sentence is what stands between two full stops, or is all of a paragraph or title.
type sentence struct {
	text    string // as printed
	runes   []rune // as printed
	folded  string
	letters []rune // folded, one for each of runes
	tokens  []lexicon.Token
	leans   bool   // it goes on with the sentence before
	firm    string // that 公司 as its subject means
	ofFirm  bool   // its 公司 is the firm that was named before
}

// newSentence takes a text with its tokens.
func newSentence(text string, tokens []lexicon.Token) sentence {
	s := sentence{text: text, runes: []rune(text), folded: fold(text), tokens: tokens}
	s.letters = []rune(s.folded)
	s.leans, s.ofFirm = leans(&s), ofFirm(&s)
	return s
}

// An articleKey is an article as a lexicon cuts it.
type articleKey struct {
	lex *lexicon.Lexicon
	Place
}

// kept are the articles that were read last: nothing writes into one that is read, and each costs up to half a megabyte.
var kept, _ = lru.New[articleKey, *article](48)

// read cuts an article into sentences and these into tokens.
func read(lex *lexicon.Lexicon, p Place) *article {
	key := articleKey{lex, p}
	if a, ok := kept.Get(key); ok {
		return a
	}
	a := readAnew(lex, p)
	kept.Add(key, a)
	return a
}

// readAll reads articles, in their order.
func readAll(lex *lexicon.Lexicon, places []Place) (out []*article) {
	for _, p := range places {
		out = append(out, read(lex, p))
	}
	return out
}

func readAnew(lex *lexicon.Lexicon, p Place) *article {
	in := p.In()
	a := &article{Place: p, title: newSentence(in.Title, lex.Tokens(in.Title, p.Issue.Month))}
	var b strings.Builder
	b.WriteString(a.title.folded + "\n")
	for i := range in.Paragraphs {
		par := &in.Paragraphs[i]
		if par.Repeat {
			continue
		}
		for _, s := range spans(par.Text) {
			t := par.Text[s[0]:s[1]]
			one := placed{sentence: newSentence(t, lex.Tokens(t, p.Issue.Month)), paragraph: i, from: s[0], to: s[1],
				head: par.Heading || par.Caption}
			a.sentences = append(a.sentences, one)
			b.WriteString(one.folded + "\n")
		}
	}
	a.text = b.String()
	a.firms()
	return a
}

// fold makes letters that mean the same alike, one for one: full and half width, traditional and simplified, capital and small.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			r -= 0xFEE0
		case r == 0x3000:
			return ' '
		}
		return unicode.ToLower(r)
	}, bulletin.Simplify(s))
}

// spans cuts a text into sentences: behind 。！？ and what closes behind them, not within brackets or a quotation.
func spans(text string) (out [][2]int) {
	from, depth := 0, 0
	add := func(to int) {
		s := text[from:to]
		a := from + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		if b := a + len(strings.TrimSpace(s)); b > a {
			out = append(out, [2]int{a, b})
		}
		from = to
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch r {
		case '（', '(', '《', '“':
			depth = min(depth+1, 3)
		case '）', ')', '》', '”':
			depth = max(depth-1, 0)
		}
		if strings.ContainsRune("。！？｡\n", r) && depth == 0 || r == '”' && depth == 0 && endsBefore(text[:i-size]) {
			add(i)
		}
	}
	add(len(text))
	return out
}

// endsBefore reports whether a text ends as a sentence does.
func endsBefore(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。！？", r)
}

// leaning begins a sentence that goes on with the one before it.
var leaning = strings.Fields(`该 其 此 这 那 他 她 它 上述 前述 两者 后者 前者 同时 与此同时 另外 此外 因此 为此 对此 但 不过 然而 相关 有关 论文 研究成果 公司 项目 团队 条例 研究团队 研究人员 结果表明`)

// ofFirm reports whether a clause of a sentence begins with 公司 or the like, which stands for a firm named before.
func ofFirm(s *sentence) bool {
	for _, clause := range strings.FieldsFunc(s.text, func(r rune) bool { return strings.ContainsRune(breaks, r) }) {
		for _, w := range []string{"公司", "该公司", "集团", "该集团", "后者"} {
			if rest, ok := strings.CutPrefix(clause, w); ok && !strings.HasPrefix(rest, "的") {
				return true
			}
		}
		if len(s.bodies()) > 0 && strings.Contains(clause, s.bodies()[0].text) {
			return false // it is named in the sentence itself
		}
	}
	return false
}

func leans(s *sentence) bool {
	t := strings.TrimLeft(s.folded, "“\"（( ")
	for _, w := range leaning {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	for _, w := range []string{"该", "上述", "这两", "这些", "这一", "这个", "其中"} {
		if strings.Contains(s.folded, w) {
			return true
		}
	}
	return false
}

// quote gives sentences of an article as they stand; both must be of one paragraph.
func (a *article) quote(first, last int) Quote {
	f, l := &a.sentences[first], &a.sentences[last]
	par := &a.In().Paragraphs[f.paragraph]
	q := Quote{Place: a.Place, Paragraph: f.paragraph, From: f.from, To: l.to, Text: par.Text[f.from:l.to]}
	q.First, q.Last = par.Lines(f.from, l.to)
	return q
}
