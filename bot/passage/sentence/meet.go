package sentence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// A Span term stands at some letters of a sentence.
type Span struct{ From, To int }

// A meeting is a term looked for in a sentence: all that the answer depends on.
type meeting struct {
	in     *Sentence
	text   string
	token  *lexicon.Token
	letter bool
	near   bool
}

// A met term stands at some letters, with as much of it as the share says.
type met struct {
	at    Span
	share float64
}

// Meets finds a term in a sentence: the same name, the same concept, or the same letters; and how much of it, of
// letters that stand there in other words. A question asks that of the same sentences again and again.
func (s *Sentence) Meets(t *Term) (Span, float64) {
	if t.met == nil {
		return s.meets(t)
	}
	key := meeting{s, t.Text, t.Token, t.To-t.From == 1, t.near != nil}
	m, ok := t.met[key]
	if !ok {
		m.at, m.share = s.meets(t)
		t.met[key] = m
	}
	return m.at, m.share
}

func (s *Sentence) meets(t *Term) (Span, float64) {
	if t.Token != nil && t.Token.ID != "" {
		for i := range s.Tokens {
			if same(&s.Tokens[i], t.Token) {
				return Span{s.Tokens[i].From, s.Tokens[i].To}, 1
			}
		}
	}
	if m, ok := s.within(t); ok {
		return m, 1
	}
	for _, otherwise := range []func(*Term) (Span, bool){s.sinceYear, s.firstOf, s.limits, s.paid, s.firmInFull, s.elementsApart, s.published} {
		if m, ok := otherwise(t); ok {
			return m, 1
		}
	}
	if u := t.units(); u != nil {
		for i := range s.Tokens {
			if k := &s.Tokens[i]; k.Unit != "" && slices.Contains(u, k.Unit) {
				return Span{k.From, k.To}, 1
			}
		}
	}
	if t.Token != nil && t.Token.Class == lexicon.Product {
		return Span{}, 0 // 金属镨 is not met in 金属镨钕
	}
	for _, text := range t.texts() {
		if t.Letter() {
			if m, part := s.letter(text); part > 0 {
				return m, part
			}
			break
		}
		if at := indexWord(s.Folded, text); at >= 0 {
			from := len([]rune(s.Folded[:at]))
			return Span{from, from + len([]rune(text))}, 1
		}
	}
	if m, ok := s.near(t); ok {
		return m, inOtherWords
	}
	if t.Token == nil || t.Token.Class == lexicon.Unknown {
		if m, part := s.most(t.Text); part > 0 {
			return m, part
		}
		return s.longer(t.Text)
	}
	return Span{}, 0
}

// published finds another verb that says that something is made known: 公布 is met by 披露.
func (s *Sentence) published(t *Term) (m Span, ok bool) {
	verb := func(t *lexicon.Token) bool {
		return t.Of("say") && slices.Contains(lexicon.List("claim.publish"), strings.TrimRight(t.Text, "了过"))
	}
	if t.Token == nil || !verb(t.Token) {
		return m, false
	}
	i := slices.IndexFunc(s.Tokens, func(k lexicon.Token) bool { return verb(&k) })
	if i < 0 {
		return m, false
	}
	return Span{s.Tokens[i].From, s.Tokens[i].To}, true
}

// firmInFull finds a firm by the name that it bears beside what it deals in, where the question leaves that out: 北疆集团
// is met by 北疆稀土集团, 某某公司 by any name that begins so.
func (s *Sentence) firmInFull(t *Term) (Span, bool) {
	if t.Token == nil || t.Token.Class != lexicon.Company || len(t.Token.Parts) < 2 {
		return Span{}, false
	}
	core, end, strange := "", "", false
	for i := range t.Token.Parts {
		switch p := &t.Token.Parts[i]; {
		case p.Of("firm"):
			end += p.Text
		case end == "":
			core, strange = core+p.Text, strange || p.Class == lexicon.Unknown && p.To-p.From > 1
		}
	}
	if !strange {
		return Span{}, false
	}
	for _, f := range s.bodies() {
		if strings.Contains(f.Text, core) && (endsIn(end, "asked.who") && end != "集团" || strings.HasSuffix(f.Text, end)) {
			return f.Span, true
		}
	}
	return Span{}, false
}

// elementsApart finds several elements that are named as one where a sentence names each apart: 镨铈锆 is met by 镨改性铈锆.
func (s *Sentence) elementsApart(t *Term) (m Span, ok bool) {
	if t.Token == nil || t.Token.Class != lexicon.Element || len(t.Token.Parts) < 2 || !bulletin.HasHan(t.Text) {
		return m, false
	}
	for _, r := range t.Text {
		i := slices.Index(s.letters, r)
		if i < 0 {
			return m, false
		}
		m = Span{i, i + 1}
	}
	return m, true
}

// sinceYear finds the year before that something is compared with: 比去年 is met by 与上年第一批相比, 与2023年第一批相比.
func (s *Sentence) sinceYear(t *Term) (Span, bool) {
	if t.Token == nil || !t.Token.Is("cmp.yoy") {
		return Span{}, false
	}
	for i := range s.Tokens {
		k := &s.Tokens[i]
		year := k.Class == lexicon.PeriodOf && strings.Contains(k.Text, "年")
		if year && i > 0 && strings.ContainsAny(s.Tokens[i-1].Text, "与较比和同") && strings.ContainsAny(s.Folded, "较比") {
			return Span{k.From, k.To}, true
		}
	}
	return Span{}, false
}

// firstOf finds the first of whatever is counted otherwise: 首个 is met by 首家, 首批.
func (s *Sentence) firstOf(t *Term) (Span, bool) {
	r := []rune(t.Text)
	if len(r) != 2 || r[0] != '首' || !counter(string(r[1])) {
		return Span{}, false
	}
	for i := range s.Tokens {
		k := &s.Tokens[i]
		one := k.Is("time.first") && i+1 < len(s.Tokens) && s.Tokens[i+1].Of("counter")
		if one || k.Is("batch.first") || k.Is("op.former") {
			return Span{k.From, k.To}, true
		}
	}
	return Span{}, false
}

// limit reports whether a word is for the most or the least that something may be.
func limit(word string) bool {
	return slices.Contains(lexicon.List("bound.ceiling"), word) || slices.Contains(lexicon.List("bound.floor"), word)
}

// limits finds the amount that something must not pass: 上限 is met by 不得超过49%, 下限 by 不低于95%.
func (s *Sentence) limits(t *Term) (Span, bool) {
	if !limit(t.Text) {
		return Span{}, false
	}
	most := slices.Contains(lexicon.List("bound.ceiling"), t.Text)
	for i := range s.Tokens {
		k := &s.Tokens[i]
		barred := k.ID == "bound.over" && i > 0 && s.Tokens[i-1].Is("attr.ban")
		if k.Class == lexicon.Bound && (most && (barred || k.ID == "bound.atmost") || !most && k.ID == "bound.atleast") {
			return Span{k.From, k.To}, true
		}
	}
	return Span{}, false
}

// paid finds the money that is given for something: 作价 is met by 以7.35亿元收购.
func (s *Sentence) paid(t *Term) (Span, bool) {
	if t.Token == nil || !t.Token.Is("measure.price") {
		return Span{}, false
	}
	for i := range s.Tokens {
		if k := &s.Tokens[i]; k.IsMoney() && s.spends(k.From) {
			return Span{k.From, k.To}, true
		}
	}
	return Span{}, false
}

// continents are the parts of the world whose countries are listed.
var continents = lexicon.List("continent")

// Says reports whether a sentence has most of a term.
func (s *Sentence) Says(t *Term) bool {
	_, share := s.Meets(t)
	return share >= 0.5
}

// wordOf makes a term of a word of a question, with what says nearly the same.
func wordOf(t *lexicon.Token) Term {
	one := Term{To: t.To - t.From, Text: t.Text, Token: t}
	one.nears()
	return one
}

// SaysWord reports whether a sentence has a word of a question, or another that says nearly the same.
func (s *Sentence) SaysWord(t *lexicon.Token) bool {
	one := wordOf(t)
	_, share := s.Meets(&one)
	return share > 0
}

// within finds a country of a part of the world.
func (s *Sentence) within(t *Term) (Span, bool) {
	if t.Token == nil || t.Token.Class != lexicon.Place || !slices.Contains(continents, t.Token.ID) {
		return Span{}, false
	}
	countries := lexicon.List("within." + t.Token.ID)
	for i := range s.Tokens {
		if k := &s.Tokens[i]; k.Class == lexicon.Place && slices.Contains(countries, k.ID) {
			return Span{k.From, k.To}, true
		}
	}
	return Span{}, false
}

// letter finds a single letter that stands in no word that is known.
func (s *Sentence) letter(text string) (Span, float64) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Class != lexicon.Word || t.To-t.From == 1 {
			if at := strings.Index(t.Text, text); at >= 0 {
				from := t.From + len([]rune(t.Text[:at]))
				return Span{from, from + 1}, 1
			}
		}
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; verbal(t) && t.To-t.From == 2 && strings.HasPrefix(t.Text, text) {
			return Span{t.From, t.To}, shortened // 删 for 删除
		}
	}
	return Span{}, 0
}

// inOtherWords is how much of a term stands there in a word that says nearly the same.
const inOtherWords = 0.9

// Opens reports whether a letter stands in a sentence at the head of a word, or in letters that nothing knows: 主管部门 has
// no 管.
func (s *Sentence) Opens(letter string) bool {
	for at, r := range s.letters {
		if string(r) != letter {
			continue
		}
		if t := s.WordAt(at); t.From == at || t.Class == lexicon.Unknown {
			return true
		}
	}
	return false
}

// SaysLetter reports whether a sentence has a word for what a verb of one letter says, or one nearly for that: 撤 is
// 撤离, and that 疏散.
func (s *Sentence) SaysLetter(t *Term) bool {
	in := func(w string) bool { return bulletin.HasHan(w) && strings.Contains(s.Folded, w) }
	return slices.ContainsFunc(thesaurus.Near(t.Text), func(w string) bool {
		return in(w) || bulletin.HasHan(w) && slices.ContainsFunc(thesaurus.Near(w), in)
	})
}

// near finds a word that says nearly the same as a term.
func (s *Sentence) near(t *Term) (Span, bool) {
	for _, word := range t.near {
		if at := indexWord(s.Folded, word); at >= 0 {
			from := len([]rune(s.Folded[:at]))
			if m := (Span{from, from + len([]rune(word))}); !s.cuts(m) {
				return m, true
			}
		}
	}
	return Span{}, false
}

// cuts reports whether some letters have a part of a word that is known, and of what stands beside it: 基材 in 镍基材料.
func (s *Sentence) cuts(m Span) bool {
	first, last := s.WordAt(m.From), s.WordAt(m.To-1)
	return first.Class != lexicon.Unknown && first.From < m.From && first.To < m.To ||
		last.Class != lexicon.Unknown && last.To > m.To && last.From > m.From
}

// shortened is how much of a name stands there which the question has in short.
const shortened = 0.9

// longer finds what a run of Han letters may be short for: three letters in order within a few more, or two within
// the name of a body.
func (s *Sentence) longer(short string) (Span, float64) {
	r := []rune(short)
	if len(r) == 2 && bulletin.HasHan(short) {
		for _, f := range s.bodies() {
			if strings.ContainsRune(f.Text, r[0]) &&
				strings.Index(f.Text, string(r[0])) < strings.LastIndex(f.Text, string(r[1])) {
				return f.Span, shortened
			}
		}
		return Span{}, 0
	}
	if Abbreviates(short, s.Folded) {
		return Span{}, shortened
	}
	return Span{}, 0
}

// LettersApart is how much of letters that nothing knows as one word stands there where each does.
const LettersApart = 0.5

// Apart finds all of two or three Han letters that may be of several words in a sentence: 皮吸 of
// 水果皮吸镧, 土里水 of 土里水里.
func (s *Sentence) Apart(t *Term) float64 {
	if t.Token != nil && t.Token.Class != lexicon.Unknown {
		return 0
	}
	text := t.Text
	text = strings.Trim(strings.ReplaceAll(text, "里", ""), " ")
	r := []rune(text)
	if len(r) < 2 || len(r) > 3 || !bulletin.HasHan(text) ||
		slices.ContainsFunc(r, func(one rune) bool { return !strings.ContainsRune(s.Folded, one) }) {
		return 0
	}
	return LettersApart
}

// texts are the letters that a term may stand as; 生产了 stands as 生产 too.
func (t *Term) texts() []string {
	if verb := strings.TrimRight(t.Text, "了过着"); t.Token != nil && t.Token.Class == lexicon.Word && verb != t.Text &&
		len([]rune(verb)) > 1 {
		return []string{t.Text, verb}
	}
	if t.Token != nil && t.Token.Class != lexicon.Word && t.Token.ID != t.Text && len([]rune(t.Token.ID)) > 1 &&
		bulletin.HasHan(t.Token.ID) {
		return []string{t.Text, t.Token.ID}
	}
	if verb := strings.TrimRight(t.Text, "来去"); verb != t.Text && len([]rune(verb)) > 1 && bulletin.HasHan(verb) &&
		(t.Token == nil || t.Token.Class == lexicon.Unknown) { // 采出来
		return []string{t.Text, verb}
	}
	if o := otherNumeral(t.Text); o != "" {
		return []string{t.Text, o}
	}
	return []string{t.Text}
}

// The numerals of places in an order, in letters and in digits.
const (
	hanNumerals   = "一二三四五六七八九"
	digitNumerals = "123456789"
)

// otherNumeral writes the number behind 第 in the other numerals, where one digit says it: 第一特区, 第1特区.
func otherNumeral(text string) string {
	before, behind, ok := strings.Cut(text, "第")
	r := []rune(behind)
	if !ok || len(r) < 2 {
		return ""
	}
	from, to := []rune(hanNumerals), []rune(digitNumerals)
	if i := slices.Index(from, r[0]); i >= 0 {
		return before + "第" + string(to[i]) + string(r[1:])
	}
	if i := slices.Index(to, r[0]); i >= 0 {
		return before + "第" + string(from[i]) + string(r[1:])
	}
	return ""
}

// same reports whether two tokens name the same in any of their senses, or one concept lies below the other.
func same(a, b *lexicon.Token) bool {
	if a.Class == lexicon.PeriodOf || b.ID == "" {
		return false
	}
	// they have a use in common, and no meaning
	if a.ID == b.ID && (a.Kind == "give" || a.Kind == "say") &&
		strings.TrimRight(a.Text, "的了") != strings.TrimRight(b.Text, "的了") {
		return slices.ContainsFunc(b.Also, func(o lexicon.Sense) bool { return o.ID != "" && a.Is(o.ID) })
	}
	if b.Is("attr.leader") && a.Is("attr.team") { // a team is named after who leads it
		return true
	}
	return a.ID == b.ID || opposed(a.ID) != "" && opposed(a.ID) == opposed(b.ID) ||
		a.Is(b.ID) && b.Class == lexicon.Word ||
		slices.ContainsFunc(b.Also, func(o lexicon.Sense) bool { return o.ID != "" && a.Is(o.ID) })
}

// opposed names what two opposite concepts have in common: who denies is asked whether he admits, and whose subsidiary
// something is says who its parent is.
func opposed(id string) string {
	for _, s := range []string{"attr.stance.", "attr.belong."} {
		if strings.HasPrefix(id, s) {
			return s[:len(s)-1]
		}
	}
	return ""
}

// indexWord finds letters in a text; Latin ones only where a word begins and ends.
func indexWord(text, s string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], s)
		if i < 0 {
			return -1
		}
		i += from
		if edge(text, i) && edge(text, i+len(s)) {
			return i
		}
		from = i + 1
	}
}

// edge reports whether a Latin word may begin or end at a place.
func edge(text string, i int) bool {
	return i == 0 || i == len(text) || !(isWordByte(text[i-1]) && isWordByte(text[i]))
}

func isWordByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

// most finds half of the pairs of a longer run of Han letters close together; two thirds are as good as all.
func (s *Sentence) most(text string) (Span, float64) {
	r := []rune(text)
	if len(r) < 4 || !bulletin.HasHan(text) {
		return Span{}, 0
	}
	found, first, last, pairs := 0, -1, 0, 0
	for i := 0; i+1 < len(r); i++ {
		if string(r[i:i+2]) == "稀土" { // it tells no name from another
			continue
		}
		pairs++
		if at := strings.Index(s.Folded, string(r[i:i+2])); at >= 0 {
			found++
			at = len([]rune(s.Folded[:at]))
			if first < 0 || at < first {
				first = at
			}
			last = max(last, at+2)
		}
	}
	switch {
	case found*2 < pairs || pairs < len(r)-1 && found*2 == pairs && !strings.Contains(s.Folded, string(r[:2])) || last-first > 3*len(r):
		return Span{}, 0
	case found*3 >= pairs*2:
		return Span{first, last}, 1
	default:
		return Span{first, last}, float64(found) / float64(pairs)
	}
}

// Abbreviates reports whether a short run of Han letters stands in order within a few letters of a text: 新矿法 for
// 新矿产资源法.
func Abbreviates(short, text string) bool {
	if utf8.RuneCountInString(short) < 3 || !bulletin.HasHan(short) || !followEachOther(short, text) {
		return false
	}
	s, r := []rune(short), []rune(text)
	for i := range r {
		if r[i] != s[0] {
			continue
		}
		k := 1
		for j := i + 1; j < len(r) && j < i+3*len(s) && k < len(s); j++ {
			if r[j] == s[k] {
				k++
			}
		}
		if k == len(s) {
			return true
		}
	}
	return false
}

// followEachOther reports whether a text has the characters of short in their order, whatever stands between them,
// which most texts have not: it is asked of each sentence.
func followEachOther(short, text string) bool {
	for _, r := range short {
		at := strings.IndexRune(text, r)
		if at < 0 {
			return false
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		text = text[at+size:]
	}
	return true
}
