package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// numbers lists the amounts of a unit or counter that is asked for.
func (s *Sentence) numbers(w *Want) (out []Piece) {
	if w.rank {
		return slices.DeleteFunc(s.ranks(), func(f Piece) bool { return s.countsOther(f.To, w) })
	}
	if w.Head == Percent {
		out = s.ratios()
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.Class {
		case lexicon.Number, lexicon.Quantity, lexicon.Purity, lexicon.Change, lexicon.Bound:
		case lexicon.Word:
			if !t.Is("ref.both") || !strings.HasPrefix(t.Text, "两") { // 两个
				continue
			}
		default:
			continue
		}
		if p := t.Parts; t.Class == lexicon.Bound {
			k := slices.IndexFunc(p, func(t lexicon.Token) bool { return t.Class != lexicon.Word })
			if k < 0 {
				continue // 半数以上: no figure
			}
			t = &p[k]
		}
		if s.broken(t.From) || s.labels(t.From) || s.lists(t) || s.offered(t, w) || s.hourOf(i) {
			continue
		}
		if to, ok := s.counts(t, w); ok {
			// Mg2Ni is no amount
			from := t.From
			if at := from + reached(t); at < to {
				from = at
			}
			f := s.whole(from, s.unitEnd(t, to))
			if (!unicode.IsLetter(s.runes[f.From]) || f.From == from) && !s.ofElse(f.To, w) {
				out = append(out, f)
			}
		}
	}
	if exact := slices.DeleteFunc(slices.Clone(out), func(f Piece) bool { return !w.asAsked(f.Text) }); len(exact) > 0 {
		return exact
	}
	if w.Head == HowLong {
		return w.inUnit(out)
	}
	return out
}

// asAsked gives where a number ends behind which stands what is behind the word that asks how many, be it a unit that
// nothing knows: 多少居里, 几车. It is zero for any other number.
func (s *Sentence) asAsked(t *lexicon.Token, w *Want) int {
	at := s.skipBlank(t.To, 1)
	for _, u := range w.asked {
		if strings.HasPrefix(string(s.letters[at:]), u) {
			return at + len([]rune(u))
		}
		if t.Unit == u {
			return t.To
		}
	}
	return 0
}

// asAsked reports whether an amount is in the very unit that is asked for.
func (w *Want) asAsked(text string) bool {
	return slices.ContainsFunc(w.asked, func(u string) bool { return strings.Contains(Fold(text), u) })
}

// offers are words for what a thing is offered or valued at before it is sold, and for what is paid on the way.
var offers = lexicon.List("bid.offers")

// offered reports whether an amount is what a thing was offered at, where that is not asked: 起拍价2180万元，以3056万元竞得.
func (s *Sentence) offered(t *lexicon.Token, w *Want) bool {
	before := strings.TrimRight(string(s.letters[s.start(t.From, breaks):t.From]), " :：为是约仅即")
	behind := strings.TrimPrefix(string(s.letters[t.To:]), "的")
	return !hasAny(w.wanted, offers) && slices.ContainsFunc(offers, func(o string) bool {
		return strings.HasSuffix(before, o) || strings.HasPrefix(behind, o)
	})
}

// hourOf reports whether a number is of a time of day: 上午10时.
func (s *Sentence) hourOf(i int) bool { return i > 0 && s.Tokens[i-1].ID == "time.hour" }

// spending are the words before an amount that is spent.
var spending = lexicon.List("before.spent")

// Spent gives the first amount of money that a sentence says to be spent, empty for none: 以4.86亿元竞得. What is to be spent at
// least is none.
func (s *Sentence) Spent(w *Want) string {
	for _, f := range s.wholes(s.numbers(w)) {
		if s.spends(f.From) && !strings.HasPrefix(f.Text, "不") {
			return f.Text
		}
	}
	return ""
}

// spends reports whether the amount at a place is spent.
func (s *Sentence) spends(at int) bool {
	before := strings.TrimRight(string(s.letters[:at]), " ")
	return slices.ContainsFunc(spending, func(v string) bool { return strings.HasSuffix(before, v) })
}

// spentOn is the same where nothing but how much was spent is asked, in a word that the sentence has not: 花了多少钱.
func (s *Sentence) spentOn(w *Want, terms []Term) string {
	if w.Head != Money || len(terms) == 0 || slices.ContainsFunc(terms, func(t Term) bool {
		return !t.Is("attr.invest") || strings.Contains(s.Folded, t.Text)
	}) {
		return ""
	}
	return s.Spent(w)
}

// Several reports whether a sentence has more than one number of the kind that is asked for.
func (s *Sentence) Several(w *Want) bool { return len(s.numbers(w)) > 1 }

// reached is how many letters of a change stand before the number that it leads to: 升至93.8%.
func reached(t *lexicon.Token) int {
	if i := strings.LastIndexAny(t.Text, "至到"); t.Class == lexicon.Change && i >= 0 {
		return len([]rune(t.Text[:i])) + 1
	}
	return 0
}

// spans pairs the unit that a duration is asked in with the letters of those that it is told in.
var spans = lexicon.List("unit.spans")

// inUnit keeps the durations in the unit that is asked for, where there are any: 几天 asks for no 一年.
func (w *Want) inUnit(all []Piece) []Piece {
	if long := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool { return !hasAny(f.Text, w.units) }); len(long) > 0 {
		return long
	}
	for _, pair := range spans {
		unit, in, _ := strings.Cut(pair, "=")
		if !strings.Contains(w.wanted, "几"+unit) && !strings.Contains(w.wanted, "几个"+unit) && !strings.Contains(w.wanted, "多少"+unit) {
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(all), func(f Piece) bool { return !strings.ContainsAny(f.Text, in) })
		if len(kept) > 0 {
			return kept
		}
	}
	return all
}

// ofElse reports whether what stands behind an amount and 的 says that it is of another quantity than the one asked for:
// 10%以上的乙烯法拉第效率.
func (s *Sentence) ofElse(to int, w *Want) bool {
	for to < len(s.runes) && (hedges(s.WordAt(to), to) || s.WordAt(to).From < to) { // 以上
		to = s.WordAt(to).To
	}
	if w.Head != Percent && w.Head != HowMany || w.Unit != "" || to >= len(s.runes) || s.runes[to] != '的' {
		return false
	}
	end := s.phraseTo(to+1, s.stop(to+1, breaks+"、（("))
	t := s.WordAt(max(end-1, to))
	quantity := t.Of("attr") || t.Of("measure") || t.Of("term") && strings.ContainsRune("率度量值比数", s.letters[end-1])
	if t.Class != lexicon.Word || !quantity ||
		t.From <= to {
		return false
	}
	return !slices.ContainsFunc(lexicon.Forms(t.ID), func(f string) bool { return strings.Contains(w.text, f) })
}

// unitEnd gives where the unit of a number ends that the lexicon does not know, behind a blank: 2 at.%.
func (s *Sentence) unitEnd(t *lexicon.Token, to int) int {
	end := to + 1
	if t.Unit != "" || end >= len(s.runes) || s.runes[to] != ' ' {
		return to
	}
	for end < len(s.runes) && s.runes[end] < 0x250 &&
		(unicode.IsLetter(s.runes[end]) || strings.ContainsRune(".%/", s.runes[end])) {
		end++
	}
	if n := end - to; n < 2 || n > 8 || end < len(s.runes) && unicode.IsDigit(s.runes[end]) {
		return to
	}
	return end
}

// broken reports whether a number goes on with digits before a blank: 1 000.5 may be one number or two.
func (s *Sentence) broken(at int) bool {
	return at > 1 && unicode.IsSpace(s.runes[at-1]) && unicode.IsDigit(s.runes[at-2]) && at+2 < len(s.runes) &&
		unicode.IsDigit(s.runes[at+2])
}

// lists reports whether a number only counts a paragraph: 2.重金属….
func (s *Sentence) lists(t *lexicon.Token) bool {
	return t.From == 0 && t.Unit == "" && t.To+1 < len(s.letters) && strings.ContainsRune(".、．", s.letters[t.To]) &&
		!unicode.IsDigit(s.letters[t.To+1])
}

// labels reports whether a number is that of a figure or a table: 图6.
func (s *Sentence) labels(at int) bool {
	for at > 0 && unicode.IsSpace(s.runes[at-1]) {
		at--
	}
	return at > 0 && strings.ContainsRune("图表", s.runes[at-1])
}

// numeralLetters are the letters that numbers are written with.
const numeralLetters = hanNumerals + "十0" + digitNumerals

// ranks lists the places in an order that a sentence names: 第二大, 第3.
func (s *Sentence) ranks() (out []Piece) {
	for i := range s.letters {
		if s.letters[i] != '第' || i+1 == len(s.letters) ||
			!strings.ContainsRune(numeralLetters, s.letters[i+1]) {
			continue
		}
		to := i + 2
		for to < len(s.letters) && strings.ContainsRune(numeralLetters+"大", s.letters[to]) {
			to++
		}
		out = append(out, s.piece(i, to))
	}
	return out
}

// countsOther reports whether the letter at a place counts other things than are asked for: 第十四届 is no 第几次, and
// 第十二次会议 no 第几次修订.
func (s *Sentence) countsOther(at int, w *Want) bool {
	if w.Of == "" || at >= len(s.letters) || !strings.ContainsRune("届次批条章号期卷", s.letters[at]) {
		return false
	}
	noun, asked := string(s.letters[at+1:min(at+3, len(s.letters))]), w.behindAsk()
	return string(s.letters[at]) != w.Of || len([]rune(asked)) > 1 && !strings.Contains(asked, noun)
}

// ratios lists the ratios that a sentence prints: 1∶3.
func (s *Sentence) ratios() (out []Piece) {
	digit := func(i int) bool { return i >= 0 && i < len(s.runes) && unicode.IsDigit(s.runes[i]) }
	for i, r := range s.runes {
		if strings.ContainsRune(":：∶", r) && digit(i-1) && digit(i+1) {
			out = append(out, s.whole(i, i+1))
		}
	}
	return out
}

// counts reports whether a number is of what is asked for, and where its unit ends.
func (s *Sentence) counts(t *lexicon.Token, w *Want) (int, bool) {
	if t.Class == lexicon.Purity && t.Unit == "" && strings.HasSuffix(t.Text, "%") {
		one := *t
		one.Unit, t = "%", &one
	}
	tail := string(s.letters[t.From:min(len(s.letters), t.To+4)])
	if u := s.symbol(t); u != "" && (slices.Contains(w.units, u) || w.Unit == u) {
		return t.To + 1, true
	}
	if to := s.asAsked(t, w); to > 0 {
		return to, true
	}
	switch w.Head {
	case Money:
		asked := strings.TrimLeft(w.Unit, scales) // 多少亿元 asks for 元
		return t.To, lexicon.Money(t.Unit) && (asked == "" || asked == "元" || asked == t.Unit || strings.HasPrefix(t.Unit, asked+"/"))
	case Size:
		if len(w.units) > 0 {
			return t.To, slices.Contains(w.units, t.Unit)
		}
		return t.To, slices.Contains(sizes, t.Unit) || strings.ContainsFunc(t.Unit, isLatin)
	case Percent:
		return t.To, t.Unit == "%" || t.Unit == "个百分点"
	case HowLong:
		if slices.Contains(w.units, t.Unit) && s.besideLong(t) {
			return t.To, true
		}
		for _, u := range lasting {
			if i := strings.Index(tail, u); i >= 0 && !strings.HasPrefix(t.Value, "20") && !strings.ContainsAny(tail[:i], ",，。、；;元") {
				return t.From + len([]rune(tail[:i+len(u)])), true
			}
		}
		return s.instant(t)
	}
	if len(w.units) > 0 && w.Of == "" {
		return t.To, slices.Contains(w.units, t.Unit)
	}
	if w.Of == "" || w.Of == "个" {
		return t.To, (t.Class != lexicon.Number || t.Kind != "han") && !s.countsElse(t, w) && (w.Of != "" || !article(t))
	}
	if w.Unit != "" && w.Unit == t.Unit || slices.Contains(rounds, w.Of) && slices.Contains(rounds, t.Unit) {
		return t.To, true
	}
	if sameCounter(t.Unit, w.Of) {
		return t.To, true
	}
	if i := strings.Index(tail, w.Of); i >= 0 && !numeric(tail, t.To-t.From, i) &&
		!strings.ContainsAny(tail[:i], ",，。、；;") {
		return t.From + len([]rune(tail[:i+len(w.Of)])), true
	}
	return t.To, t.Unit != "" && (t.Unit == w.Of || strings.HasSuffix(w.Of, t.Unit) && lexicon.KindOf(w.Of) != "unit") // 立方米 is no 米
}

// article reports whether a number only says that there is one such thing: 一份报告.
func article(t *lexicon.Token) bool {
	return strings.HasPrefix(t.Text, "一") && t.Value == "1" && counter(t.Unit)
}

// countsElse reports whether a number is a length of time, or counts things that the question does not name, where it
// asks how much there is of something: 连续3个月, 两家企业.
func (s *Sentence) countsElse(t *lexicon.Token, w *Want) bool {
	if t.Unit == "" {
		return false
	}
	if slices.Contains(times, t.Unit) {
		return true
	}
	if strings.HasPrefix(string(s.letters[t.To:]), "数量级") { // 三个数量级 counts nothing
		return false
	}
	if t.Unit == "辆" && slices.ContainsFunc([]string{"车", "ev", "car", "vehicle"},
		func(v string) bool { return strings.Contains(w.text, v) }) {
		return false
	}
	if w.Of == "个" || !counter(t.Unit) || strings.Contains(w.text, t.Unit) {
		return false
	}
	n := s.tokenAt(t.To)
	if n == nil || !bulletin.HasHan(n.Text) {
		return true
	}
	r := s.letters[t.To:max(n.To, s.phraseTo(n.To, s.stop(n.To, breaks+"、")))]
	for i := 0; i+1 < len(r); i++ { // 电动汽车 is named by 电动车
		if strings.Contains(w.text, string(r[i:i+2])) {
			return false
		}
	}
	return !strings.Contains(w.text, n.Text)
}

// besideLong reports whether 长 stands before an amount or behind it: 长5.2厘米, 40米长的裂缝.
func (s *Sentence) besideLong(t *lexicon.Token) bool {
	before := string(s.letters[max(s.start(t.From, breaks), t.From-len([]rune("长度约为"))):t.From])
	return strings.HasPrefix(string(s.letters[t.To:]), "长") || strings.Contains(before, "长") && !strings.Contains(before, "增长")
}

// times are the units of how long something lasts; lasting are those that a duration in words ends with.
var times, lasting = lexicon.List("unit.duration"), lexicon.List("unit.lasting")

// instant reports whether a number is a time that is measured, and where its unit ends: 2.28 μs.
func (s *Sentence) instant(t *lexicon.Token) (int, bool) {
	if slices.Contains(instants, t.Unit) {
		return t.To, true
	}
	at := t.To
	for at < len(s.letters) && s.letters[at] == ' ' {
		at++
	}
	for _, u := range instants {
		r := []rune(u)
		if to := at + len(r); t.Unit == "" && len(r) > 1 && to <= len(s.letters) && string(s.letters[at:to]) == u {
			return to, true
		}
	}
	return 0, false
}

// instants are the units of times that are measured.
var instants = lexicon.List("unit.instant")

// rounds count how often something is done.
var rounds = lexicon.List("alike.times")

// counter reports whether a unit counts things, and measures nothing.
func counter(unit string) bool {
	return lexicon.KindOf(unit) == "counter" || strings.Contains("辆台座人艘套架", unit)
}

// alikeCounters are counters that mean the same.
var alikeCounters = [][]string{lexicon.List("alike.times"), lexicon.List("alike.people"), lexicon.List("alike.texts")}

// sameCounter reports whether two counters mean the same: 几轮, 十次.
func sameCounter(a, b string) bool {
	return slices.ContainsFunc(alikeCounters, func(l []string) bool { return slices.Contains(l, a) && slices.Contains(l, b) })
}

// numeric reports whether another number stands between a number and its unit: 八章八十条 has no 八条.
func numeric(tail string, n, unit int) bool {
	r := []rune(tail)
	k := len([]rune(tail[:unit]))
	return k > n && strings.ContainsAny(string(r[n:k]), numeralLetters)
}

// symbols are units of one letter, which are one only behind a number.
var symbols = map[rune]string{'w': "瓦", 'v': "伏", 's': "秒"}

// symbol is the unit of one letter that stands behind a number: 33W.
func (s *Sentence) symbol(t *lexicon.Token) string {
	if t.Unit != "" || t.To >= len(s.letters) || t.To+1 < len(s.letters) && isLatin(s.letters[t.To+1]) {
		return ""
	}
	return symbols[s.letters[t.To]]
}

// measured are the units of what is measured, so that a number of another unit is not of it.
var measured = map[string][]string{
	"attr.power":        {"千瓦", "兆瓦", "瓦"},
	"term.wavelength":   {"nm", "μm"},
	"attr.particlesize": lengths,
	"qual.size":         lengths,
	"term.potential":    {"伏"},
	"attr.temperature":  {"℃", "摄氏度"},
	"attr.age":          {"岁"},
	"attr.lifetime":     instants,
	"attr.halflife":     append([]string{"分钟", "小时", "天", "日", "年"}, instants...),
	"kind.reserve":      masses,
	"kind.output":       masses,
	"kind.capacity":     masses,
	"kind.stock":        masses,
}

// lengths are the units of how fine something is.
var lengths = []string{"nm", "μm", "mm", "微米", "纳米", "毫米"}

// masses are the units of weight.
var masses = lexicon.List("unit.mass")

// shares are measured in percent, which many other things are too.
var shares = []string{"attr.efficiency", "attr.yield"}

// units are the units of a term's measure, which say it as well as its name does.
func (t *Term) units() []string {
	// a weight is of an output, a reserve or a stock
	if t.Token == nil || t.Token.Class != lexicon.Word || t.Token.Kind == "kind" {
		return nil
	}
	return measured[t.Token.ID]
}

// sizes are the units of how large something is.
var sizes = lexicon.List("unit.size")

// whole widens a number to what stands with it without a blank: 2mm×4mm×20mm. A blank between two digits may stand
// inside of one number, so it is no border.
func (s *Sentence) whole(from, to int) Piece {
	tight := func(r rune) bool {
		return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || strings.ContainsRune("×%.-~μ±^", r)
	}
	digit := func(i int) bool { return i >= 0 && i < len(s.runes) && unicode.IsDigit(s.runes[i]) }
	for from > 0 && (tight(s.runes[from-1]) || s.runes[from-1] == ' ' && digit(from) && digit(from-2)) {
		from--
	}
	for to < len(s.runes) && (tight(s.runes[to]) ||
		s.runes[to] == '/' && to+1 < len(s.runes) && isLatin(s.letters[to+1])) {
		to++
	}
	return s.piece(from, to)
}

// codes lists the runs of letters and digits that things are filed under: 2023YFA1406301.
func (s *Sentence) codes() []Piece {
	return s.latinRuns("", func(run []rune) bool { return count(run, unicode.IsDigit) > 5 })
}

// formulas lists the runs of Latin letters and digits that are formulas: two capital letters at least, and a digit.
func (s *Sentence) formulas() []Piece {
	return s.latinRuns(".()", func(run []rune) bool {
		return count(run, unicode.IsUpper) > 1 && count(run, unicode.IsDigit) > 0
	})
}

// latinRuns lists the runs of Latin letters, digits and some marks that are of a kind.
func (s *Sentence) latinRuns(marks string, kind func([]rune) bool) (out []Piece) {
	in := func(r rune) bool {
		return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(marks, r))
	}
	for i := 0; i < len(s.runes); i++ {
		from := i
		for i < len(s.runes) && in(s.runes[i]) {
			i++
		}
		if kind(s.runes[from:i]) {
			out = append(out, s.piece(from, i))
		}
	}
	return out
}

// count counts the letters of a kind.
func count(run []rune, kind func(rune) bool) (n int) {
	for _, r := range run {
		if kind(r) {
			n++
		}
	}
	return n
}
