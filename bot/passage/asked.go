package passage

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// headOf finds the token that asks, and what it asks for.
func (q *asking) headOf(w *want) {
	w.head = Open
	for i := w.from; i < w.to; i++ {
		t := &q.tokens[i]
		if t.Class != lexicon.Word || !t.Of("ask") && t.ID != "op.count" && t.ID != "qual.advice" && t.ID != "op.list" {
			continue
		}
		if t.ID == "op.list" && w.head != Open || t.Is("ask.whether") && w.at >= 0 {
			continue
		}
		w.at, w.several = i, w.several || plural(t)
		q.readHead(w, i)
		if w.head != Open {
			break
		}
	}
	for i := w.from; i < w.to && w.at >= 0; i++ {
		t := &q.tokens[i]
		if u := measured[t.ID]; u != nil && t.Class == lexicon.Word && t.To-t.From > 1 && (t.Kind != "kind" || !q.moves()) {
			w.units = u
		}
		if w.head == HowMany && w.of == "" && i < w.at && slices.ContainsFunc(shares, t.Is) {
			w.units = []string{"%"}
		}
		if (w.head == Open || w.head == Where || w.head == Thing) &&
			(t.Is("attr.publish") && w.head == Where || t.Is("obj.journal")) {
			w.head = Journal
		}
		if w.head == Journal && t.Is("obj.journal") || w.head == When && t.Is("obj.date") || w.head == Who && kindOnly(t) {
			w.said = append(w.said, i)
		}
		if w.head == Open && t.Is("attr.name") {
			w.head, w.said = Name, append(w.said, i)
		}
		if w.head == Open || w.head == HowMany && w.of == "" {
			if h := q.impliedHead(i); h != Open && h != Journal && (w.head == Open || h == Formula || h == Code || h == When) {
				w.head = h
				if h == Formula {
					w.said = append(w.said, i)
				}
			}
		}
		if t.Is("measure.share") && (w.head == HowMany && w.of == "" || w.head == Size) {
			w.head = Percent
		}
		if (t.Is("attr.invest") || t.Is("kind.invest") || t.Is("kind.profit") || t.Is("kind.revenue") || t.Text == "经费") && w.head == HowMany && w.of == "" {
			w.head = Money
		}
		if t.Is("measure.price") && w.head == HowMany && w.of == "" { // 收购价多少
			w.head = Money
		}
		if t.Is("measure.value") && (w.head == Size || w.head == HowMany && w.of == "" || w.head == Money) {
			w.head, w.said = Money, append(w.said, i)
		}
	}
}

// moves reports whether a question asks how something moved, which is told in per cent too.
func (q *asking) moves() bool {
	return slices.ContainsFunc(q.tokens, func(t lexicon.Token) bool { return t.Of("move") || t.Is("measure.share") })
}

// kindOnly reports whether a word says no more than that a body is asked for: 单位, not 通讯单位.
func kindOnly(t *lexicon.Token) bool {
	return (t.Is("attr.unit") || t.Is("attr.team")) && (!bulletin.HasHan(t.Text) || t.To-t.From <= 2)
}

// done reports whether what is done to somebody stands before the word that asks for him: 收购了谁, not 由谁收购.
func (q *asking) done(i int) bool {
	for i--; i >= 0 && (q.tokens[i].Is("aspect") || q.tokens[i].Fills()); i-- {
	}
	return i >= 0 && q.tokens[i].Of("attr")
}

func (q *asking) readHead(w *want, i int) {
	t := &q.tokens[i]
	k := q.after(i, w.to)
	var next *lexicon.Token
	if k >= 0 {
		next = &q.tokens[k]
	}
	switch t.ID {
	case "ask.when":
		w.head = When
	case "ask.where":
		if q.figurative(i) {
			return
		}
		w.head = Where
		w.of = t.Text
	case "ask.who":
		w.head, w.patient = Who, q.done(i)
	case "ask.why":
		w.head = Why
	case "ask.how":
		w.head = How
	case "ask.long":
		w.head = HowLong
	case "ask.whether", "qual.advice":
		w.head = Whether
	case "op.count":
		w.head, w.of = HowMany, q.counted(t.Text, next)
	case "ask.price":
		if w.head = Money; next != nil && next.Of("unit") && q.unitAsked(next) != "" && !strings.ContainsAny(t.Text, "钱价元块") {
			w.head, w.of = HowMany, next.Text
		}
	case "ask.what":
		q.readAmount(w, t.Text, next)
		if i > w.from && q.tokens[i-1].Is("ord") && w.head == HowMany {
			w.rank, w.said = true, append(w.said, i-1)
		}
		if next != nil && next.Text == "纳米" { // the lexicon has it as how fine a product is
			w.unit, w.of = "nm", next.Text
		}
		if next != nil && next.Of("unit") {
			w.unit = strings.TrimPrefix(sense(next, "unit"), "unit.")
		}
		if next != nil && next.Text == w.of {
			w.said = append(w.said, k)
		}
	case "op.list":
		switch {
		case next != nil && next.Of("agency") && endsIn(next.Text, "asked.who"): // 哪两个部门
			w.head, w.said = Who, append(w.said, k)
		case strings.HasPrefix(t.Text, "哪") && q.readWhich(w, t.Text, next):
			w.said = append(w.said, k)
		}
		if w.head == Thing { // 哪些酸: they need not all be called so
			w.head, w.of, w.ofID = Open, "", ""
		}
	case "ask.which":
		if q.readWhich(w, t.Text, next) {
			w.said = append(w.said, k)
		}
	}
}

// points are what 在哪 asks of that is no place: 好在哪, 原因在哪.
var points = strings.Fields("好 强 难 差 快 妙 错 贵 厉害 高明 先进 优势 亮点 特点 区别 差别 不同 差异 关键 原因 根源 症结 问题 意义 价值 重点 难点 瓶颈 新意 创新 创新点 突破 不足 好处 坏处")

// figurative reports whether a word that asks where asks for no place: what stands before it has none.
func (q *asking) figurative(i int) bool {
	before := strings.TrimRight(string(q.letters[:q.tokens[i].From]), "在主要就 ")
	return slices.ContainsFunc(points, func(p string) bool { return strings.HasSuffix(before, p) }) ||
		q.tokens[max(i-1, 0)].Is("attr.drawback") || q.tokens[max(i-1, 0)].Is("attr.advantage")
}

// after gives the next token that is no filler, -1 for none.
func (q *asking) after(i, end int) int {
	for i++; i < end; i++ {
		if t := &q.tokens[i]; t.Class != lexicon.Filler && !t.Is("aspect") && !t.Is("link.of") && !t.Is("ref.both") {
			return i
		}
	}
	return -1
}

// counted is what a number is asked of: the counter in the asking word, or the unit or noun behind it.
func (q *asking) counted(text string, next *lexicon.Token) string {
	r := []rune(text)
	if last := r[len(r)-1]; bulletin.HasHan(text) && last != '个' && last != '少' && last != '几' && len(r) > 1 {
		return string(last)
	}
	if next != nil && (next.Of("unit") || next.Of("counter") || next.Class == lexicon.Unknown) && bulletin.HasHan(next.Text) {
		return next.Text
	}
	return ""
}

func (q *asking) readAmount(w *want, text string, next *lexicon.Token) {
	switch {
	case next != nil && next.Of("time"):
		w.head = When
	case strings.ContainsAny(text, "钱块元价") || next != nil && next.Of("unit") && strings.HasSuffix(next.ID, "元"):
		w.head = Money
	case strings.HasPrefix(text, "百分") || text == "几成" || text == "几个点" || strings.HasSuffix(text, "百分点"), strings.HasSuffix(text, "比例"), strings.HasSuffix(text, "比重"):
		w.head = Percent
	case text == "多大" || text == "多高" || text == "多长" || text == "how high":
		w.head = Size
	case text == "怎么样" || text == "如何" || text == "咋样" || text == "怎样":
		w.head = How
	default:
		w.head, w.of = HowMany, strings.TrimLeft(text, "多少几")
		if w.of = strings.TrimLeft(w.of, scales); w.of == "" || !bulletin.HasHan(w.of) {
			w.of = q.unitAsked(next)
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

// scales are what a number may be counted in.
const scales = "十百千万亿"

// unitAsked is the unit or counter behind a number that is asked for. A single letter there is one too.
func (q *asking) unitAsked(next *lexicon.Token) string {
	if next == nil {
		return ""
	}
	n := next.To - next.From
	if next.Of("unit") || next.Of("counter") || next.Class == lexicon.Unknown && (n == 1 || n <= 3 && !bulletin.HasHan(next.Text)) {
		return next.Text
	}
	return ""
}

// endsIn reports whether a text ends in a word of a concept: 家公司.
func endsIn(text, id string) bool {
	return slices.ContainsFunc(lexicon.Forms(id), func(f string) bool { return strings.HasSuffix(text, f) })
}

// readWhich reports whether the next token says only what kind of thing is asked for.
func (q *asking) readWhich(w *want, text string, next *lexicon.Token) bool {
	w.head = Open
	if strings.HasPrefix(text, "哪") && strings.HasSuffix(text, "家") && (next == nil || !next.Is("attr.plant")) {
		w.head, w.patient = Who, q.done(w.at)
		return next != nil && endsIn(next.Text, "asked.who")
	}
	if next == nil {
		return false
	}
	switch {
	case endsIn(next.Text, "asked.who"), next.Is("attr.unit"), next.Is("attr.team"):
		w.head, w.patient = Who, q.done(w.at)
		return true
	case endsIn(next.Text, "asked.where"):
		w.head, w.of = Where, next.Text
		return true
	}
	switch {
	case next.Is("obj.journal"):
		w.head = Journal
		return true
	case next.Is("time.year") || next.Is("time.month") || next.Is("time.day") || next.Unit != "" && strings.Contains("年月日天", next.Unit):
		w.head = When
		return true
	case next.Class == lexicon.Unknown || next.Of("term") || next.Is("attr.plant") || next.Class == lexicon.Goods:
		w.head, w.of, w.ofID = Thing, next.Text, next.ID
		if measured[next.ID] != nil {
			w.head, w.of, w.ofID = HowMany, "", ""
		}
	}
	return false
}

// plural reports whether an asking word asks for more than one: 哪两家, 哪些人, 分别.
func plural(t *lexicon.Token) bool {
	return t.Is("op.list") || t.Of("ask") && strings.ContainsRune(t.Text, '哪') && strings.ContainsAny(t.Text, "两些几三四")
}
