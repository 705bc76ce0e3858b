package sentence

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rebot/bot/intent"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// A Question is a question taken apart.
type Question struct {
	text    string // as it was asked
	english bool
	Letters []rune // folded, one for each character of the text
	Tokens  []lexicon.Token
	Wants   []Want

	near  [][]thesaurus.Word // what the thesaurus knows, by the letter that it begins at
	names []Span             // runs of letters that no lexicon has whole, and some article has
	met   map[meeting]met    // where its terms stand, as far as that was asked
}

// Parse takes the tokens of a text apart.
func Parse(text string, tokens []lexicon.Token, english bool) *Question {
	q := &Question{text: text, english: english, Letters: []rune(Fold(text)), Tokens: counted(alternatives(firmNames(text, tokens))),
		met: map[meeting]met{}}
	q.capitals()
	q.parts()
	q.split()
	return q
}

// capitals makes names of Latin words that a Chinese question writes with a capital letter, whatever else they mean:
// Peak.
func (q *Question) capitals() {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		one := Term{From: t.From, To: t.To, Text: t.Text}
		if t.Class == lexicon.Word && !q.english && q.capital(&one) && strings.HasPrefix(t.ID, "measure.") {
			q.Tokens = slices.Clone(q.Tokens)
			q.Tokens[i] = lexicon.Token{From: t.From, To: t.To, Text: t.Text, Class: lexicon.Unknown}
		}
	}
}

// parts cuts 会 behind a word that asks, and 到 before one, from a verb of one letter that nothing knows: 为什么会漏,
// 用到什么时候.
func (q *Question) parts() {
	for i := range q.Tokens {
		t := &q.Tokens[i]
		if t.Class != lexicon.Unknown || t.To-t.From != 2 {
			continue
		}
		asked := func(k int) bool { return k >= 0 && k < len(q.Tokens) && q.Tokens[k].Of("ask") }
		if !(asked(i-1) && strings.HasPrefix(t.Text, "会")) && !(asked(i+1) && strings.HasSuffix(t.Text, "到")) {
			continue
		}
		r := []rune(t.Text)
		one := func(at int) lexicon.Token {
			class := lexicon.Unknown
			if r[at] == '会' || r[at] == '到' {
				class = lexicon.Filler
			}
			return lexicon.Token{From: t.From + at, To: t.From + at + 1, Text: string(r[at]), Class: class}
		}
		q.Tokens = slices.Concat(q.Tokens[:i], []lexicon.Token{one(0), one(1)}, q.Tokens[i+1:])
	}
}

// alternatives makes one word that asks whether of a verb and 不 before the same verb: 认不认.
func alternatives(tokens []lexicon.Token) []lexicon.Token {
	for i := range tokens {
		if t := &tokens[i]; t.Class == lexicon.Word && strings.HasSuffix(t.Text, "了没") && !t.Of("ask") {
			tokens = slices.Clone(tokens)
			tokens[i].Also = append(slices.Clone(t.Also), lexicon.Sense{Class: lexicon.Word, Kind: "ask", ID: "ask.whether"})
		}
	}
	for i := 1; i+1 < len(tokens); i++ {
		a, no, b := &tokens[i-1], &tokens[i], &tokens[i+1]
		if !strings.Contains("不没唔", no.Text) || a.To != no.From || no.To != b.From || a.To-a.From != 1 ||
			!strings.HasPrefix(b.Text, a.Text) || a.Class == lexicon.Number || a.Class == lexicon.Mark {
			continue
		}
		out := slices.Clone(tokens[:i-1])
		out = append(out, lexicon.Token{From: a.From, To: no.To, Text: a.Text + no.Text, Class: lexicon.Word, Kind: "ask",
			ID: "ask.whether"})
		return append(out, alternatives(tokens[i+1:])...)
	}
	return tokens
}

// counted makes one word of 哪 and what counts the noun behind it, which the lexicon has of the commonest alone: 哪几条,
// 哪一关, 哪道手续; and parts 在 from it, so that the noun says what is asked for: 在哪一步.
func counted(tokens []lexicon.Token) (out []lexicon.Token) {
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.Text == "出了" && i+1 < len(tokens) && tokens[i+1].Of("ask") { // 出了什么事: nothing goes out
			t = lexicon.Token{From: t.From, To: t.To, Text: t.Text, Class: lexicon.Filler}
		}
		if at := strings.TrimSuffix(t.Text, "哪"); at != t.Text && t.Of("ask") && i+1 < len(tokens) && tokens[i+1].From == t.To {
			id, n := counting(&t, &tokens[i+1], i+2 < len(tokens) && tokens[i+2].From == tokens[i+1].To && bulletin.HasHan(tokens[i+2].Text))
			if n > 0 && at != "" {
				out = append(out, lexicon.Token{From: t.From, To: t.To - 1, Text: at, Class: lexicon.Filler})
				t.From = t.To - 1
			}
			if n > 0 {
				next := tokens[i+1]
				r := []rune(next.Text)
				t = lexicon.Token{From: t.From, To: next.From + n, Text: "哪" + string(r[:n]), Class: lexicon.Word, ID: id, Kind: "ask"}
				out = append(out, t)
				if i++; n < len(r) {
					out = append(out, lexicon.Token{From: next.From + n, To: next.To, Text: string(r[n:]), Class: lexicon.Unknown})
				}
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// counting is how many letters of a token behind 哪 count a noun, and the concept of both together; none for a noun.
func counting(ask, next *lexicon.Token, behind bool) (id string, letters int) {
	first := string([]rune(next.Text)[0])
	switch {
	case ask.Text == "哪" && next.Is("op.count") && first == "几":
		return "op.list", next.To - next.From
	case next.Class == lexicon.Number && next.Text == "一":
		return "ask.which", 1
	case next.Class == lexicon.Unknown && slices.Contains(classifiers, first) && (next.To-next.From > 1 || behind):
		return "ask.which", 1
	}
	return "", 0
}

// AsksBody reports whether a question asks in so many words for a firm, a ministry, a team.
func (q *Question) AsksBody() bool {
	return slices.ContainsFunc(q.Wants, func(w Want) bool {
		return w.Head == Who && w.At >= 0 && !q.Tokens[w.At].Is("ask.who")
	})
}

// split cuts the question into what it asks for: clauses that ask, or else the nouns behind the last 的.
func (q *Question) split() {
	start := 0
	for i := 0; i <= len(q.Tokens); i++ {
		next := i + 1
		if q.spaced(i) {
			next = i
		} else if i < len(q.Tokens) && !q.divides(i) {
			continue
		}
		w := Want{From: start, To: i, At: -1, extreme: q.Superlative(), text: string(q.Letters)}
		q.headOf(&w)
		for k := start; k < i; k++ {
			t := &q.Tokens[k]
			if t.Class == lexicon.PeriodOf && !t.Period.IsZero() {
				w.times = append(w.times, t)
			}
			if w.Role == nil && isRole(t) {
				w.Role = t
			}
			if t.Of("attr") && !isRole(t) && !t.Is("attr.team") {
				w.verbs = append(w.verbs, t)
			}
		}
		if w.Role != nil && w.Head == HowMany && slices.Contains([]string{"", "位", "个", "人", "名"}, w.Of) {
			w.Head, w.Several = Who, true // 通讯作者有几位: their names tell
		}
		w.moves, w.moved = q.movesAsked(&w), q.moves()
		q.relate(&w)
		if w.Head == When {
			w.grain, w.until, w.than, w.Deed, w.held = q.grain(&w), q.until(&w), q.than(&w), q.Deed(&w), q.amountsIn(&w)
		}
		if kind, _ := q.AskedKind(&w); kind != "" && w.Head != Why {
			w.Head, w.Of, w.ofID, w.sought = Open, "", "", sought{}
		}
		if w.To > w.From {
			w.nth = q.nth(&w)
			q.readChange(&w)
			w.ofFirm = w.Head == Who && w.At >= 0 && hasAny(string(q.Letters[q.Tokens[w.At].From:q.Tokens[w.To-1].To]), lexicon.List("asks.firm"))
			q.conjoin(&w)
			if w.number = q.number(&w); w.number > 0 {
				w.askText, w.Several = cmp.Or(w.askText, q.Tokens[w.At].Text), true
			}
		}
		switch {
		case w.At < 0 && len(q.Wants) > 0 && i > start+1 && q.Tokens[i-1].Text == "呢":
			w.Head = Value
			q.Wants = append(q.Wants, w)
			start = next
		case w.At >= 0 || len(q.Wants) > 0 && q.noun(w) && i > start:
			q.Wants = append(q.Wants, w)
			start = next
		case i == len(q.Tokens) && len(q.Wants) > 0:
			q.Wants[len(q.Wants)-1].To = i
		}
	}
	if len(q.Wants) == 0 {
		q.nouns()
	}
}

// divides reports whether a clause may end before the token.
func (q *Question) divides(i int) bool {
	t := &q.Tokens[i]
	return t.Class == lexicon.Mark && strings.Contains(",;、?!。", t.Text) || t.ID == "op.and" && t.Text == "、"
}

// spaced reports whether a blank parts a token from the one before, and both are Chinese.
func (q *Question) spaced(i int) bool {
	return i > 0 && i < len(q.Tokens) && q.Tokens[i-1].To < q.Tokens[i].From && bulletin.HasHan(q.Tokens[i-1].Text) &&
		bulletin.HasHan(q.Tokens[i].Text)
}

// noun reports whether the tokens have a noun that can be asked for by itself, behind a clause that asks.
func (q *Question) noun(w Want) bool {
	for i := w.From; i < w.To; i++ {
		if q.impliedHead(i) != Open {
			return true
		}
	}
	return false
}

// nouns reads a question without an asking word: what stands behind the last 的 is asked for, each of several apart.
func (q *Question) nouns() {
	behind := 0
	for i := range q.Tokens {
		if q.Tokens[i].ID == "link.of" && q.says(i+1) && i > 0 && bulletin.HasHan(q.Tokens[i].Text) {
			behind = i + 1
		}
	}
	start := behind
	for i := behind; i <= len(q.Tokens); i++ {
		if i < len(q.Tokens) && !(behind > 0 && (q.divides(i) || q.Tokens[i].ID == "op.and")) {
			continue
		}
		if i > start {
			w := Want{From: start, To: i, At: -1, Head: Open, text: string(q.Letters), extreme: q.Superlative()}
			for k := start; k < i; k++ {
				if w.Role == nil && isRole(&q.Tokens[k]) {
					w.Role = &q.Tokens[k]
				}
				if u := measured[q.Tokens[k].ID]; u != nil && k == i-1 && w.Head == Open && w.extreme { // 最大输出功率
					w.Head, w.units = HowMany, u
				}
				if h := q.impliedHead(k); h != Open {
					w.Head, w.ofID = h, q.Tokens[k].ID
					if h == Formula || h == Ratio || h == Journal || h == When {
						w.Said = append(w.Said, k)
					}
				}
			}
			if w.Head == Open && behind > 0 {
				w.Head = Value
			}
			q.Wants = append(q.Wants, w)
		}
		start = i + 1
	}
	if len(q.Wants) > 0 {
		q.Wants[0].From = 0
	}
}

// says reports whether any token from one on says what is asked about.
func (q *Question) says(from int) bool {
	for i := from; i < len(q.Tokens); i++ {
		if intent.Content(&q.Tokens[i]) {
			return true
		}
	}
	return false
}

// implied gives the head of a noun that asks by itself.
var implied = []struct {
	id   string
	head Head
}{
	{"obj.author", Who},
	{"obj.inventor", Who},
	{"obj.journal", Journal},
	{"obj.date", When},
	{"attr.partner", Who},
	{"attr.unit", Who},
	{"attr.formula", Formula},
	{"attr.proportion", Ratio},
	{"obj.number", Code},
	{"attr.president", Who},
	{"attr.vicepresident", Who},
	{"attr.spokesman", Who},
	{"attr.applicant", Who},
	{"attr.belong.parent", Who},
	{"attr.team", Who},
	{"obj.source", Origin},
}

func (q *Question) impliedHead(i int) Head {
	for _, m := range implied {
		if q.Tokens[i].Is(m.id) && q.Tokens[i].To-q.Tokens[i].From > 1 { // 行 is of many words
			return m.head
		}
	}
	if t := &q.Tokens[i]; t.Is("kind.invest") && (strings.HasSuffix(t.Text, "额") || strings.HasPrefix(t.Text, "总")) {
		return Money
	}
	return Open
}

// Asked returns what a want asks for, in the words of the question.
func (q *Question) Asked(w Want) string {
	if w.From >= w.To {
		return q.text
	}
	return strings.TrimSpace(string([]rune(q.text)[q.Tokens[w.From].From:q.Tokens[w.To-1].To]))
}

// firmNames gives a Latin word with a capital letter before 公司 as the name that it is, whatever else it means: Peak公司.
func firmNames(text string, tokens []lexicon.Token) []lexicon.Token {
	runes := []rune(text)
	for i := 0; i+1 < len(tokens); i++ {
		t := &tokens[i]
		if t.Class != lexicon.Word || bulletin.HasHan(t.Text) || !tokens[i+1].Is("firm.end") || !unicode.IsUpper(runes[t.From]) {
			continue
		}
		tokens = slices.Clone(tokens)
		tokens[i] = lexicon.Token{From: t.From, To: t.To, Text: t.Text, Class: lexicon.Unknown}
	}
	return tokens
}
