package intent

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A manner knows the words that say in what form an answer is wanted, and not what is asked: 请一并列出, 保留两位小数.
type manner struct {
	words []string          // longest first
	kind  map[string]string // of a word: the list that it stands in
}

// mannerLists are the lists of the lexicon that such words stand in. One that stands in several is of the last.
var mannerLists = []string{"glue", "form", "limited", "denied", "decimals", "number", "only", "not", "do"}

var manners = sync.OnceValue(func() *manner {
	m := &manner{kind: map[string]string{}}
	for _, kind := range mannerLists {
		for _, w := range lexicon.List("manner." + kind) {
			if m.kind[w] == "" {
				m.words = append(m.words, w)
			}
			m.kind[w] = kind
		}
	}
	slices.SortStableFunc(m.words, func(a, b string) int { return len(b) - len(a) })
	return m
})

// mannerless takes the clauses out of a text that only say in what form the answer is wanted, and gives the decimals
// that it is wanted with, nil for as many as are printed. A text of nothing else stays as it is.
func mannerless(text string, tokens []lexicon.Token) (rest string, places *int) {
	runes, low := []rune(text), []rune(folded(text))
	gone := make([]bool, len(runes))
	for _, c := range clausesOf(low) {
		clause := string(low[c[0]:c[1]])
		for _, asks := range lexicon.List("manner.asks") { // 四舍五入到个位是多少
			if before, ok := strings.CutSuffix(clause, asks); ok && before != "" {
				clause = before
				break
			}
		}
		at, end := manners().from(clause), c[0]+len([]rune(clause))
		if at < 0 || at == 0 && end < c[1] {
			continue
		}
		at += c[0]
		if n := placesIn(string(low[at:end]), tokens, at, end); n != nil {
			places = n
		}
		cut(runes, gone, at, end)
	}
	var b strings.Builder
	for i, r := range runes {
		if !gone[i] {
			b.WriteRune(r)
		}
	}
	rest = strings.TrimLeft(strings.TrimSpace(b.String()), ",，;；:：。.、 ")
	if !strings.ContainsFunc(rest, unicode.IsLetter) {
		return text, nil
	}
	return rest, places
}

// cut marks a clause as gone, with the brackets around it or the comma before it.
func cut(runes []rune, gone []bool, from, to int) {
	for i := from; i < to; i++ {
		gone[i] = true
	}
	at := func(i int, marks string) bool {
		return i >= 0 && i < len(runes) && strings.ContainsRune(marks, runes[i])
	}
	switch {
	case at(from-1, "(（") && at(to, ")）"):
		gone[from-1], gone[to] = true, true
	case at(from-1, ",，;；、 "):
		gone[from-1] = true
	case at(from-1, "?？!！。."):
		gone[min(to, len(runes)-1)] = true
	}
}

// clausesOf cuts a text at its marks. A point within a number is none.
func clausesOf(text []rune) (out [][2]int) {
	from := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (!strings.ContainsRune(",，;；:：。.!！?？()（）\n", text[i]) ||
			text[i] == '.' && i+1 < len(text) && unicode.IsDigit(text[i+1])) {
			continue
		}
		if i > from {
			out = append(out, [2]int{from, i})
		}
		from = i + 1
	}
	return out
}

// from is where the words of a clause begin that say in what form the answer is wanted, -1 for nowhere: all of it, or
// what asks for a number of decimals at its end.
func (m *manner) from(clause string) int {
	if m.all(clause) {
		return 0
	}
	for _, w := range lexicon.List("manner.round") {
		if i := strings.LastIndex(clause, w); i > 0 && m.all(clause[i:]) {
			return len([]rune(clause[:i]))
		}
	}
	return -1
}

// all reports whether a clause is made of such words alone, and says what is to be done or left: 列标题 alone asks for
// titles, 只列标题 says how they are listed.
func (m *manner) all(clause string) bool {
	has := map[string]bool{}
	before := ""
	for rest := strings.TrimSpace(clause); rest != ""; {
		w := m.word(rest)
		kind := m.kind[w]
		if digits(w) && !strings.Contains(w, ".") {
			kind = "number"
		}
		if w == "" || before == "number" && kind != "form" && kind != "decimals" {
			return false
		}
		has[kind], before = true, kind
		rest = strings.TrimLeft(rest[len(w):], " 、/")
	}
	held := has["only"] || has["not"]
	said := has["do"] || has["number"] && has["decimals"] || held && (has["form"] || has["denied"] || has["limited"])
	return said && before != "number" && (held || !has["limited"]) && (has["not"] || !has["denied"])
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

// word is the longest word that a text begins with, a number among them; empty for none.
func (m *manner) word(text string) string {
	if n := len(text) - len(strings.TrimLeft(text, "0123456789.")); n > 0 {
		return text[:n]
	}
	for _, w := range m.words {
		behind, ok := strings.CutPrefix(text, w)
		inside := w[len(w)-1] < unicode.MaxASCII && behind != "" && unicode.IsLower(rune(behind[0])) // as, of a
		if ok && !inside {
			return w
		}
	}
	return ""
}

// placesIn is how many decimals a clause asks for, less than none for tens and hundreds; nil where it asks for none.
func placesIn(clause string, tokens []lexicon.Token, from, to int) *int {
	n := -1
	for _, w := range []string{"个位", "十位", "百位", "千位", "万位"} {
		if n++; strings.Contains(clause, w) {
			n = -n
			return &n
		}
	}
	n = 0
	if before, _, ok := strings.Cut(clause, "四舍五入"); ok { // its 五 is no number
		from += len([]rune(before + "四舍五入"))
	}
	for _, t := range tokens {
		counts := t.Class == lexicon.Number || t.Class == lexicon.Quantity
		if t.From < from || t.To > to || !counts {
			continue
		}
		_, after, point := strings.Cut(t.Value, ".")
		switch {
		case point:
			n = len(after)
		case strings.Contains(clause, "nearest"):
			n = -strings.Count(t.Value, "0")
		case len(t.Value) == 1 && (strings.Contains(clause, "小数") || strings.Contains(clause, "decimal")):
			n = int(t.Value[0] - '0')
		default:
			continue
		}
		return &n
	}
	for _, w := range []string{"整", "whole", "integer", "nearest"} {
		if strings.Contains(clause, w) {
			return &n
		}
	}
	return nil
}

// opening is how many letters of a text only lead up to what is asked, and whether they change the subject: 换个话题，…,
// 再问个别的：…, or deny what was answered: 不是，….
func opening(text string, tokens []lexicon.Token) (letters int, anew bool) {
	if len(tokens) > 1 && tokens[0].Is("talk.wrong") && tokens[1].From > tokens[0].To { // 不对 我问的是氧化镝
		return tokens[1].From, false
	}
	if n := ofAsker(tokens); n > 0 && n < len([]rune(text)) {
		return n, false
	}
	end := slices.IndexFunc(tokens, breaks)
	if end <= 0 {
		return topicChange(tokens)
	}
	rest := end + 1
	for rest < len(tokens) && breaks(tokens[rest]) {
		rest++
	}
	switch clause := tokens[:end]; {
	case rest == len(tokens):
		return 0, false
	case strings.HasPrefix(clause[0].Text, "换") && leadsUp(clause, "obj.title"), // 换个题目
		leadsUp(clause, "th.topic", "op.rest", "op.next", "op.other", "talk.turn"), oneMore(clause):
		return tokens[rest].From, true
	case leadsUp(clause, "ask.not", "attr.call", "say") && leadsUp(tail(clause), "ref.that", "ref.it"): // 先不说这个
		return tokens[rest].From, true
	case setsAside(clause):
		return tokens[rest].From, true
	case leadsUp(clause, "ask.not", "talk.wrong") && strings.TrimSpace(tokens[end].Text) != "" && !tokens[0].Is("ask.whether"):
		return tokens[rest].From, false
	}
	return topicChange(tokens)
}

// oneMore reports whether a clause only says that another is asked about: 换一个.
func oneMore(clause []lexicon.Token) bool {
	return len(clause) == 2 && changes(&clause[0]) && (clause[1].Class == lexicon.Quantity || clause[1].Of("counter"))
}

// setsAside reports whether a clause says that something is spoken of no more: 不说价格了, 先不聊这些了.
func setsAside(clause []lexicon.Token) bool {
	i := slices.IndexFunc(clause, func(t lexicon.Token) bool { return t.Is("ask.not") && t.Text == "不" })
	if i < 0 || i > 1 || i+2 >= len(clause) || clause[len(clause)-1].Text != "了" {
		return false
	}
	return slices.Contains(lexicon.List("turn.talk"), clause[i+1].Text)
}

// ofAsker is how many letters of an English text tell what the asker does, and name nothing that could be asked about: I am
// preparing an offer: ….
func ofAsker(tokens []lexicon.Token) int {
	if len(tokens) == 0 || !slices.Contains(lexicon.List("turn.asker"), strings.ToLower(tokens[0].Text)) {
		return 0
	}
	priced := false // preparing a quotation
	for i, t := range tokens {
		asks := func(o lexicon.Token) bool { return o.Of("ask") }
		switch {
		case breaks(t) && strings.TrimSpace(t.Text) != "" && (!priced || slices.ContainsFunc(tokens[i:], asks)):
			return t.To
		case t.Of("measure"):
			priced = true
		case t.Class != lexicon.Unknown && t.Class != lexicon.Filler && !t.Of("link") && !t.Of("attr") && !t.Of("say"):
			return 0
		}
	}
	return 0
}

// tail is the last word of a clause.
func tail(clause []lexicon.Token) []lexicon.Token { return clause[len(clause)-1:] }

// topicChange is the letters of 换个话题 where no mark parts them from the question.
func topicChange(tokens []lexicon.Token) (letters int, anew bool) {
	at := slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.Is("th.topic") })
	if at < 1 || at+1 >= len(tokens) || !leadsUp(tokens[:at+1], "th.topic") || !changes(&tokens[0]) {
		return 0, false
	}
	return tokens[at+1].From, true
}

// breaks reports whether a token ends an opening clause.
func breaks(t lexicon.Token) bool {
	return (t.Class == lexicon.Mark || t.Class == lexicon.Filler) && strings.Trim(t.Text, ",;:。!- …，：；") == ""
}

// changes reports whether a word says that another thing comes.
func changes(t *lexicon.Token) bool {
	return strings.HasPrefix(t.Text, "换") || slices.Contains(lexicon.List("turn.talk"), t.Text)
}

// leadsUp reports whether a clause has a word of some concepts and else only words that ask nothing.
func leadsUp(clause []lexicon.Token, ids ...string) bool {
	some := false
	for i := range clause {
		t := &clause[i]
		is := slices.ContainsFunc(ids, t.Is)
		if some = some || is; !is && !changes(t) && !silent(t) && t.Class != lexicon.Filler {
			return false
		}
	}
	return some
}

// A Turn is a subject that a message goes back or over to before it asks: 回到通用许可证，要审多久.
type Turn struct{ To, Rest string }

// turned is a message without the words that turn to a subject, and the subject where a clause of its own says it; the
// message itself where there are none, or nothing stands behind them.
func turned(text string, tokens []lexicon.Token) (rest string, to *Turn) {
	runes := []rune(text)
	for i := range tokens {
		ahead := string(runes[tokens[i].From:])
		by, may := turnsBy(ahead, "turn.to"), turnsBy(ahead, "turn.about")
		from := tokens[i].From + max(len([]rune(by)), len([]rune(may)))
		behind := slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.From >= from })
		says := func(t lexicon.Token) bool { return Content(&t) }
		if from > tokens[i].From && behind > 0 && slices.ContainsFunc(tokens[behind:], says) {
			rest = strings.TrimSpace(string(runes[from:]))
			end := slices.IndexFunc(tokens, func(t lexicon.Token) bool {
				return t.From > from && breaks(t) && strings.TrimSpace(t.Text) != ""
			})
			if end > 0 && end+1 < len(tokens) {
				to = &Turn{strings.TrimSpace(string(runes[from:tokens[end].From])), strings.TrimSpace(string(runes[tokens[end].To:]))}
			}
			if by == "" && to == nil { // what about Japan?
				return text, nil
			}
			return rest, to
		}
		if !tokens[i].Fills() && !breaks(tokens[i]) {
			break
		}
	}
	return text, nil
}

// looking is a text without a verb of looking or asking at its beginning that only leads up to a name: 那就看金属镨钕.
func looking(text string, tokens []lexicon.Token) string {
	for i := range tokens[:max(len(tokens)-1, 0)] {
		t, n := &tokens[i], &tokens[i+1]
		if slices.Contains(lexicon.List("turn.look"), strings.ToLower(t.Text)) {
			for k := i + 2; n.Class == lexicon.Filler && k < len(tokens); k++ {
				n = &tokens[k]
			}
			if isName(n) {
				return string([]rune(text)[n.From:])
			}
			return text
		}
		if t.Class != lexicon.Filler {
			break
		}
	}
	return text
}

// recalled is what a message speaks of again, and the message from there on: 刚才那个电机…. It is nil where that is no name
// or thing that an article is on: figures are gone on with by their own words.
func recalled(text string, tokens []lexicon.Token) *Turn {
	past := false
	for i := range tokens {
		switch t := &tokens[i]; {
		case slices.Contains(lexicon.List("turn.past"), t.Text):
			past = true
		case t.Class == lexicon.Filler || t.Is("ref.that") || past && t.Of("counter"):
		case past && (t.Class == lexicon.Unknown || t.Class == lexicon.Company || t.Class == lexicon.Place || t.Of("term")) && t.To-t.From > 1:
			return &Turn{t.Text, string([]rune(text)[t.From:])}
		default:
			return nil
		}
	}
	return nil
}

// turnsBy is the longest word of a list that turns to a subject and that a text begins with, empty for none.
func turnsBy(text, list string) (longest string) {
	low := folded(text)
	for _, w := range lexicon.List(list) {
		if strings.HasPrefix(low, w) && len(w) > len(longest) {
			longest = w
		}
	}
	return longest
}

// KindOf tells of which kind the figures are that words name and nothing else: 氧化镝 and metals are priced.
func KindOf(text string, cat *Catalog) (kind bulletin.FactKind, ok bool) {
	q := newQuestion(text, cat)
	other := func(t lexicon.Token) bool {
		return t.Class == lexicon.Place || t.Class == lexicon.Company || t.Class == lexicon.Unknown
	}
	if !q.onlySlots() || slices.ContainsFunc(q.tokens, other) {
		return "", false
	}
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case t.Class == lexicon.Goods, t.Of("direction"):
			return bulletin.TradeFact, true
		case t.Of("batch"), t.Of("stage"), t.Of("ore"):
			return bulletin.QuotaFact, true
		}
	}
	return bulletin.PriceFact, true
}
