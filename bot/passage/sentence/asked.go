package sentence

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// headOf finds the token that asks, and what it asks for.
func (q *Question) headOf(w *Want) {
	w.Head = Open
	for i := w.From; i < w.To; i++ {
		t := &q.Tokens[i]
		if asksGist(t) {
			w.At, w.Said = i, append(w.Said, i)
			w.Gist = !q.Any("counter.篇") && !q.Any("obj.article") // of an article its title tells
			break
		}
		if t.Is("measure.share") && strings.ContainsAny(t.Text, "几多") { // 占多少
			w.At, w.Head = i, Percent
			break
		}
		if t.Class != lexicon.Word || !t.Of("ask") && t.ID != "op.count" && t.ID != "qual.advice" && t.ID != "op.list" {
			continue
		}
		if t.ID == "op.count" && q.points(i) || t.ID == "op.list" && w.Head != Open ||
			t.Is("ask.whether") && w.At >= 0 || q.spanOnly(i) {
			continue
		}
		w.At, w.Several = i, w.Several || plural(t)
		if q.readHead(w, i); w.Head == HowMany {
			w.asked = q.unitsBehind(w, i)
			q.readSum(w, i)
		}
		if w.Head != Open {
			break
		}
	}
	if w.At >= 0 && w.Head == Open && (q.Tokens[w.At].Is("ask.why") || q.doesWhat(w)) { // 要干嘛, 做什么
		return
	}
	for i := w.From; i < w.To && w.At >= 0; i++ {
		q.narrowHead(w, i)
	}
}

// points reports whether a word that counts points at some, 那几家, and another one asks.
func (q *Question) points(i int) bool {
	return i > 0 && bulletin.HasAny(q.Tokens[i-1].Text, "那", "这") && q.Tokens[i-1].To == q.Tokens[i].From &&
		slices.ContainsFunc(q.Tokens[i+1:], func(t lexicon.Token) bool { return t.Of("ask") || t.Is("op.count") })
}

// narrowHead tells more of what is asked for by the word at i.
func (q *Question) narrowHead(w *Want, i int) {
	t := &q.Tokens[i]
	if u := measured[t.ID]; u != nil && t.Class == lexicon.Word && t.To-t.From > 1 &&
		(t.Kind != "kind" || !q.moves()) {
		w.units = u
	}
	if (w.Head == Open || w.Head == Thing || w.Head == Value) && i < w.At && limit(t.Text) { // 上限是什么
		w.Head, w.Of = HowMany, ""
	}
	if w.Head == HowMany && w.Of == "" && i < w.At && slices.ContainsFunc(shares, t.Is) {
		w.units = []string{"%"}
	}
	if (w.Head == Open || w.Head == Where || w.Head == Thing) &&
		((t.Is("attr.publish") || t.Text == "发" && i+1 == w.At) && w.Head == Where || t.Is("obj.journal")) {
		w.Head = Journal
	}
	if w.Head == Journal && t.Is("obj.journal") || w.Head == When && t.Is("obj.date") ||
		w.Head == Who && kindOnly(t) {
		w.Said = append(w.Said, i)
	}
	if w.Head == Open && t.Is("attr.name") {
		w.Head, w.Said = Name, append(w.Said, i)
	}
	if w.Head == Open || w.Head == HowMany && w.Of == "" {
		if h := q.impliedHead(i); h != Open && h != Journal &&
			(w.Head == Open || h == Formula || h == Ratio || h == Code || h == When) {
			w.Head = h
			if h == Formula || h == Ratio {
				w.Said = append(w.Said, i)
			}
		}
	}
	if w.Head == HowMany && w.Of == "" && i+1 == w.At && i > w.From && t.Is("link.of") { // 产量的多少
		w.Head = Percent
	}
	if t.Is("measure.share") && (w.Head == HowMany && w.Of == "" || w.Head == Size || i > w.At && q.what(w)) {
		w.Head = Percent
	}
	if t.Is("kind.profit") && strings.HasSuffix(t.Text, "率") && w.Head == HowMany && w.Of == "" { // 毛利率
		w.Head = Percent
	}
	if i < w.At && q.dueBefore(w, i) && w.Head == HowMany && w.Of == "" {
		w.Head = Money
	}
	if (t.Is("attr.invest") || t.Is("kind.invest") || t.Is("kind.profit") || t.Is("kind.revenue") ||
		slices.Contains(moneys, t.Text)) && w.Head == HowMany && w.Of == "" {
		w.Head = Money
	}
	if t.Of("measure") && strings.Contains(t.Text, "价") && w.Head == HowMany && w.Of == "" { // 收购价多少
		w.Head = Money
	}
	if t.Is("measure.value") && (w.Head == Size || w.Head == HowMany && w.Of == "" || w.Head == Money) {
		w.Head, w.Said = Money, append(w.Said, i)
	}
	if w.Head == Size && i < w.At && slices.ContainsFunc(money, t.Is) { // 贷款多大
		w.Head = Money
	}
}

// What nouns end in that are paid, and those that end so and are not.
var dues, noDues = lexicon.List("due.ends"), lexicon.List("due.not")

// dueBefore reports whether a token ends the noun for something that is paid, right before the words that ask how much
// it is: 修复费是多少.
func (q *Question) dueBefore(w *Want, i int) bool {
	text := string(q.Letters[:q.Tokens[i].To])
	has := func(e string) bool { return strings.HasSuffix(text, e) }
	return q.equates(w, i) && slices.ContainsFunc(dues, has) && !slices.ContainsFunc(noDues, has)
}

// equates reports whether nothing but a word for is stands between a token and the word that asks.
func (q *Question) equates(w *Want, i int) bool {
	return i+1 == w.At || i+2 == w.At && q.Tokens[i+1].Is("be")
}

// money are the concepts of what is counted in money.
var money = lexicon.List("of.money")

// spanOnly reports whether a word that asks how long only says of which time something is asked: 头几年.
func (q *Question) spanOnly(i int) bool {
	return q.Tokens[i].Is("ask.long") && i > 0 && q.Tokens[i-1].To == q.Tokens[i].From &&
		strings.Contains("头前近后", q.Tokens[i-1].Text) &&
		slices.ContainsFunc(q.Tokens[i+1:], func(t lexicon.Token) bool { return t.Of("ask") })
}

// deeds ask what is done, where they end a clause, and not why.
var askedDeeds = lexicon.List("asked.deed")

// asksDeed reports whether a word that may ask why asks what is done: 第二步要干嘛.
func (q *Question) asksDeed(w *Want, i int) bool {
	return slices.Contains(askedDeeds, q.Tokens[i].Text) && i > w.From && q.after(i, w.To) < 0
}

// doesWhat reports whether a question ends in what somebody does, so that no noun in it asks by itself.
func (q *Question) doesWhat(w *Want) bool {
	i := w.At - 1
	for i > w.From && q.Tokens[i].Is("aspect") {
		i--
	}
	return q.Tokens[w.At].Is("ask.which") && q.after(w.At, w.To) < 0 && i > w.From && q.Tokens[i].Is("attr.create")
}

// moneys are nouns behind 多少 that ask for an amount of money.
var moneys = lexicon.List("asked.money")

// asksGist reports whether a word asks what is told of a thing: 讲了什么.
func asksGist(t *lexicon.Token) bool {
	return t.Is("attr.abstract") && strings.ContainsAny(t.Text, "什啥")
}

// what reports whether a want asks which, of what it has named yet.
func (q *Question) what(w *Want) bool { return w.Head == Open && q.Tokens[w.At].Is("ask.which") }

// moves reports whether a question asks how something moved, which is told in per cent too.
func (q *Question) moves() bool {
	return slices.ContainsFunc(q.Tokens, func(t lexicon.Token) bool { return t.Of("move") || t.Is("measure.share") })
}

// kindOnly reports whether a word says no more than that a body is asked for: 单位, not 通讯单位.
func kindOnly(t *lexicon.Token) bool {
	return (t.Is("attr.unit") || t.Is("attr.team")) && (!bulletin.HasHan(t.Text) || t.To-t.From <= 2)
}

// done reports whether what is done to somebody stands before the word that asks for him: 收购了谁, not 由谁收购.
func (q *Question) done(i int) bool {
	for i--; i >= 0 && (q.Tokens[i].Is("aspect") || q.Tokens[i].Fills()); i-- {
	}
	return i >= 0 && q.Tokens[i].Of("attr")
}

func (q *Question) readHead(w *Want, i int) {
	t := &q.Tokens[i]
	k := q.after(i, w.To)
	if t.Is("ask.which") || t.Is("op.list") {
		k = q.kindNoun(w, k)
	}
	var next *lexicon.Token
	if k >= 0 && !(i+1 < w.To && q.Tokens[i+1].Text == "东西") { // 靠哪层东西护着: of no kind, whatever stands behind
		next = &q.Tokens[k]
	}
	switch t.ID {
	case "ask.when":
		w.Head = When
	case "ask.where":
		if q.figurative(i) {
			return
		}
		w.Head = Where
		w.Of = t.Text
		if q.whence(w, i) {
			w.Head, w.Of = Origin, ""
		}
	case "ask.who":
		w.Head, w.Patient = Who, q.done(i)
	case "ask.why":
		if w.Head = Why; q.asksDeed(w, i) {
			w.Head = Open
		}
	case "ask.how":
		w.Head = How
	case "ask.long":
		if w.Head = HowLong; t.Text == "多长" {
			w.units = lexicon.List("unit.length")
		}
	case "ask.whether", "qual.advice":
		w.Head = Whether
	case "op.count":
		w.Head, w.Of = HowMany, q.counted(t.Text, next)
	case "ask.price":
		if w.Head = Money; next != nil && next.Of("unit") && q.unitAsked(next) != "" &&
			!strings.ContainsAny(t.Text, "钱价元块") {
			w.Head, w.Of = HowMany, next.Text
		}
	case "ask.what":
		if next != nil && slices.Contains(sorts, t.Text) && !verbal(next) && next.Class != lexicon.Mark {
			return // 什么样的标准: what it is, not how it is
		}
		q.readWhat(w, i, k, next)
	case "op.list":
		q.readList(w, t, k, next)
	case "ask.which":
		if q.readWhich(w, t.Text, next) {
			w.Said = append(w.Said, k)
		}
	}
}

// readList reads a word that asks for several, with the noun behind it at k.
func (q *Question) readList(w *Want, t *lexicon.Token, k int, next *lexicon.Token) {
	switch {
	case next != nil && next.Of("agency") && endsIn(next.Text, "asked.who"): // 哪两个部门
		w.Head, w.Said = Who, append(w.Said, k)
	case strings.HasPrefix(t.Text, "哪") && q.readWhich(w, t.Text, next):
		w.Said = append(w.Said, k)
	}
	if w.Head == Thing { // 哪些酸: they need not all be called so
		w.Head, w.Of, w.ofID = Open, "", ""
	}
}

// readSum reads 几个亿 and 几十个亿, which ask for money.
func (q *Question) readSum(w *Want, i int) {
	if i++; i < w.To && q.Tokens[i].Is("counter.个") {
		i++
	}
	if i < w.To && q.Tokens[i].Is("scale.亿") && (i+1 == w.To || !q.Tokens[i+1].Of("unit") && !q.Tokens[i+1].Of("counter")) {
		w.Head, w.Of, w.Said = Money, "", append(w.Said, i)
	}
}

// longestUnit is how many letters a unit has that nothing knows.
const longestUnit = 3

// unitsBehind lists what may be a unit right behind a word that asks how many, the longest first. Units that the
// lexicon knows are held against those of amounts, which may be multiples.
func (q *Question) unitsBehind(w *Want, i int) (out []string) {
	if w.Of != "" && strings.HasSuffix(q.Tokens[i].Text, w.Of) {
		return []string{w.Of}
	}
	from := q.Tokens[i].To
	for k := i + 1; k < w.To && q.Tokens[k].From == q.Tokens[k-1].To; k++ {
		t := &q.Tokens[k]
		text := string(q.Letters[from:t.To])
		one := t.To-from == 1 && t.Class != lexicon.Unknown && !t.Of("counter")
		if t.Class == lexicon.Mark && !strings.Contains("·/", t.Text) || t.Of("ask") || t.Of("aspect") || t.Is("link.of") || t.Of("time") || verbal(t) ||
			bulletin.HasHan(text) && t.To-from > longestUnit || t.From == from && t.Of("unit") && bulletin.HasHan(text) {
			break
		}
		if !one {
			out = append(out, text)
		}
		if first := string(q.Letters[from]); t.From == from && slices.Contains(classifiers, first) && !t.Of("attr") { // 多少种金属, 几座矿
			return []string{first}
		}
	}
	slices.Reverse(out)
	return out
}

// sorts are the words before a noun that ask of what sort it is: 什么样的标准.
var sorts = lexicon.List("asked.sort")

// Sort gives the noun of which it is asked of what sort it is, empty for none.
func (q *Question) Sort(w *Want) string {
	if w.At < 0 || !slices.Contains(sorts, q.Tokens[w.At].Text) {
		return ""
	}
	if k := q.kindNoun(&Want{To: w.To}, q.after(w.At, w.To)); k >= 0 {
		return q.Tokens[k].Text
	}
	return ""
}

// kindNoun gives the noun that says which kind of thing is asked for, behind what stands before it: 哪个苏联老厂.
func (q *Question) kindNoun(w *Want, k int) int {
	if k < 0 || kindWord(&q.Tokens[k]) && q.Tokens[k].Class != lexicon.Place {
		return k
	}
	if k+1 < w.To && q.classifies(k) {
		k++
	}
	for i := k; i < w.To && i < k+4 && (i == k || q.Tokens[i].From == q.Tokens[i-1].To); i++ {
		t := &q.Tokens[i]
		if i > k && kindWord(t) {
			w.place = placeIn(q.Tokens[k:i])
			for ; k < i; k++ {
				if o := &q.Tokens[k]; o.To-o.From == 1 || o.Is("th.jointly") {
					w.Said = append(w.Said, k)
				}
			}
			return i
		}
		if verbal(t) || t.Class == lexicon.Mark || t.Is("link.of") || t.Of("ask") || t.Of("be") || t.Of("aspect") {
			break
		}
	}
	return k
}

// classifies reports whether a token is one letter that only counts the noun behind it: 哪座矿山.
func (q *Question) classifies(k int) bool {
	t, n := &q.Tokens[k], &q.Tokens[k+1]
	return t.Class == lexicon.Unknown && t.To-t.From == 1 && bulletin.HasHan(t.Text) && n.From == t.To && n.To-n.From > 1 &&
		!verbal(n) && n.Class != lexicon.Mark && !n.Fills()
}

// kindWord reports whether a word names a kind of body, of place or of what is told of a thing.
func kindWord(t *lexicon.Token) bool {
	return t.Class != lexicon.Place && (t.To-t.From > 1 && (endsIn(t.Text, "asked.who") || endsIn(t.Text, "asked.where")) ||
		slices.ContainsFunc([]string{"attr.plant", "attr.unit", "attr.team", "mk.institution", "term.property"}, t.Is))
}

// placeIn is the place that some tokens name, empty for none.
func placeIn(tokens []lexicon.Token) string {
	for i := range tokens {
		if tokens[i].Class == lexicon.Place {
			return tokens[i].ID
		}
	}
	return ""
}

// readWhat reads what stands behind a word that asks how much or what, at a token, and the next behind it.
func (q *Question) readWhat(w *Want, i, k int, next *lexicon.Token) {
	q.readAmount(w, q.Tokens[i].Text, next)
	if i > w.From && (q.Tokens[i-1].Is("ord") || q.Tokens[i-1].Text == "老") && w.Head == HowMany { // 排老几
		w.rank, w.Said = true, append(w.Said, i-1)
	}
	if next != nil && next.Text == "纳米" { // the lexicon has it as how fine a product is
		w.Unit, w.Of = "nm", next.Text
	}
	if next != nil && next.Of("unit") {
		w.Unit = strings.TrimPrefix(sense(next, "unit"), "unit.")
	}
	if next != nil && next.Text == w.Of {
		w.Said = append(w.Said, k)
	}
	if w.Of == "度" {
		w.Of, w.units = "", lexicon.List("unit.degrees")
	}
}

// points are the words before 在哪 that ask for no place: 好在哪, 原因在哪.
var points = lexicon.List("asked.nowhere")

// figurative reports whether a word that asks where asks for no place: what stands before it has none.
func (q *Question) figurative(i int) bool {
	if i > 0 && q.Tokens[i-1].Is("attr.use") { // 用在哪些地方
		return true
	}
	before := strings.TrimRight(string(q.Letters[:q.Tokens[i].From]), "在主要就 ")
	return slices.ContainsFunc(points, func(p string) bool { return strings.HasSuffix(before, p) }) ||
		q.Tokens[max(i-1, 0)].Is("attr.drawback") || q.Tokens[max(i-1, 0)].Is("attr.advantage")
}

// whence reports whether it is asked from where something comes: 打哪儿收来, 从哪里来.
func (q *Question) whence(w *Want, i int) bool {
	last := q.Tokens[w.To-1]
	for k := w.To - 1; k > i && (last.Fills() || last.Is("link.of") || last.Class == lexicon.Mark); k-- {
		last = q.Tokens[k-1]
	}
	return i > w.From && slices.Contains([]string{"从", "打", "自", "由"}, q.Tokens[i-1].Text) && strings.HasSuffix(last.Text, "来")
}

// after gives the next token that is no filler, -1 for none.
func (q *Question) after(i, end int) int {
	for i++; i < end; i++ {
		if t := &q.Tokens[i]; t.Class != lexicon.Filler && !t.Is("aspect") && !t.Is("link.of") && !t.Is("ref.both") {
			return i
		}
	}
	return -1
}

// counted gives the thing whose number is asked for: the counter in the asking word, or the unit or noun behind it.
func (q *Question) counted(text string, next *lexicon.Token) string {
	r := []rune(text)
	if last := r[len(r)-1]; bulletin.HasHan(text) && last != '个' && last != '少' && last != '几' && len(r) > 1 {
		return string(last)
	}
	if next != nil && (next.Of("unit") || next.Of("counter") || next.Class == lexicon.Unknown) &&
		bulletin.HasHan(next.Text) {
		return next.Text
	}
	return ""
}

// sizeWords ask how large something is: 多低.
var sizeWords = lexicon.List("asked.size")

func (q *Question) readAmount(w *Want, text string, next *lexicon.Token) {
	switch {
	case next != nil && next.Of("time") && !next.Is("time.weeks"):
		w.Head = When
	case strings.ContainsAny(text, "钱块元价") || next != nil && next.Of("unit") && lexicon.Money(strings.TrimPrefix(next.ID, "unit.")):
		w.Head = Money
	case strings.HasPrefix(text, "百分") || text == "几成" || text == "几个点",
		strings.HasSuffix(text, "百分点"), strings.HasSuffix(text, "比例"), strings.HasSuffix(text, "比重"):
		w.Head = Percent
	case slices.Contains(sizeWords, text):
		w.Head = Size
	case text == "怎么样" || text == "如何" || text == "咋样" || text == "怎样" || strings.HasSuffix(text, "情况"):
		w.Head = How
	default:
		w.Head, w.Of = HowMany, strings.TrimLeft(text, "多少几")
		if w.Of = strings.TrimLeft(w.Of, scales); w.Of == "" || !bulletin.HasHan(w.Of) || w.Of == "何" {
			w.Of = q.unitAsked(next)
		}
	}
}

// sense gives the concept that a token is of a kind with, empty for none.
func sense(t *lexicon.Token, kind string) string {
	if t.Kind == kind {
		return t.ID
	}
	for i := range t.Also {
		if t.Also[i].Kind == kind {
			return t.Also[i].ID
		}
	}
	return ""
}

// scales are the powers that a number may be counted in.
const scales = "十百千万亿"

// classifiers are the letters that count things. The class is closed: any other letter begins a noun, 多少废磁体.
var classifiers = lexicon.List("unit.classifiers")

// unitAsked is the unit or counter behind a number that is asked for.
func (q *Question) unitAsked(next *lexicon.Token) string {
	if next == nil {
		return ""
	}
	n := next.To - next.From
	if next.Is("time.weeks") {
		return "周"
	}
	if next.Of("unit") || next.Of("counter") || slices.Contains(lexicon.List("alike.people"), next.Text) || n == 1 && (next.Is("attr.chapter") || next.Is("obj.source.place")) ||
		slices.Contains(classifiers, next.Text) || next.Class == lexicon.Unknown && n <= 3 && !bulletin.HasHan(next.Text) {
		return next.Text
	}
	return ""
}

// endsIn reports whether a text ends in a word of a concept: 家公司.
func endsIn(text, id string) bool {
	return slices.ContainsFunc(lexicon.Forms(id), func(f string) bool { return strings.HasSuffix(text, f) })
}

// readWhich reports whether the next token says only what kind of thing is asked for.
func (q *Question) readWhich(w *Want, text string, next *lexicon.Token) bool {
	w.Head = Open
	if strings.HasPrefix(text, "哪") && strings.HasSuffix(text, "家") {
		w.Head, w.Patient = Who, q.done(w.At)
		return next != nil && (endsIn(next.Text, "asked.who") || next.Is("attr.plant"))
	}
	if next == nil || next.To-next.From == 1 && strings.Contains("上里下中内", next.Text) { // 卡在什么上
		return false
	}
	switch {
	case endsIn(next.Text, "asked.who"), next.Is("attr.unit"), next.Is("attr.team"), next.Is("mk.institution"):
		w.Head, w.Patient = Who, q.done(w.At)
		return true
	case next.Class == lexicon.Place && q.isBody(next, w.To): // 哪个英国组织
		w.Head, w.Patient = Who, q.done(w.At)
		return false
	case endsIn(next.Text, "asked.where"):
		if !q.figurative(w.At) {
			w.Head, w.Of = Where, next.Text
		}
		return true
	}
	switch {
	case next.Is("obj.journal"):
		w.Head = Journal
		return true
	case next.Is("time.year") || next.Is("time.month") || next.Is("time.day") ||
		next.Unit != "" && strings.Contains("年月日天", next.Unit):
		w.Head = When
		return true
	case q.torn(next): // 什么新货: a noun that nothing knows
	case next.Class == lexicon.Unknown || next.Of("term") || next.Is("attr.plant") || next.Class == lexicon.Goods:
		w.Head, w.Of, w.ofID = Thing, next.Text, next.ID
		if measured[next.ID] != nil {
			w.Head, w.Of, w.ofID = HowMany, "", ""
		}
	}
	return false
}

// torn reports whether a letter that nothing knows and the one behind it make a noun together.
func (q *Question) torn(t *lexicon.Token) bool {
	n := q.tokenFrom(t.To)
	return t.Class == lexicon.Unknown && t.To-t.From == 1 && n != nil && n.To-n.From == 1 && n.Class == lexicon.Word && !n.Is("aspect") &&
		!n.Of("link") && !n.Of("op") && bulletin.HasHan(n.Text)
}

// isBody reports whether a word for a body stands behind a place.
func (q *Question) isBody(place *lexicon.Token, end int) bool {
	t := q.tokenFrom(place.To)
	return t != nil && t.From < q.Tokens[end-1].To && (endsIn(t.Text, "asked.who") || t.Is("attr.unit") || t.Is("attr.team"))
}

// plural reports whether an asking word asks for more than one: 哪两家, 哪些人, 分别.
func plural(t *lexicon.Token) bool {
	return t.Is("op.list") || t.Of("ask") && strings.ContainsRune(t.Text, '哪') && strings.ContainsAny(t.Text, "两些几三四")
}
