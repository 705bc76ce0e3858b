package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// readSpan tells in which letters a length of time is asked for: 几天, 多少个月.
func (a *Asked) readSpan() {
	text := string(a.q.Letters)
	for _, pair := range lexicon.List("unit.spans") {
		unit, in, _ := strings.Cut(pair, "=")
		if bulletin.HasAny(text, "几"+unit, "几个"+unit, "多少"+unit, "多少个"+unit) {
			a.span = in
		}
	}
}

// readUnits lists the units that a number is asked in.
func (a *Asked) readUnits() {
	w := a.w
	if w.At < 0 || w.Head == sentence.When {
		return
	}
	text := a.q.Tokens[w.At].Text
	for _, ask := range []string{"多少", "几"} {
		if _, behind, ok := strings.Cut(text, ask); ok && behind != "" && w.Head == sentence.HowMany {
			if first := string([]rune(behind)[:1]); slices.Contains(lexicon.List("unit.classifiers"), first) {
				a.units = []string{first}
				return
			}
		}
	}
	for _, of := range append([]string{w.Unit, strings.TrimLeft(w.Of, "十百千万亿")}, w.Asked()...) {
		if of != "" && of != "元" && (slices.Contains([]string{"unit", "counter"}, lexicon.KindOf(of)) ||
			slices.Contains(lexicon.List("unit.classifiers"), of) ||
			slices.ContainsFunc(a.x.figures, func(f Figure) bool { return a.x.inUnit(&f, of) })) &&
			(w.Head == sentence.HowMany || w.Head == sentence.Money) {
			a.units = append(a.units, of)
		}
	}
	if strings.ContainsAny(text, "厚宽高深远粗长") && (w.Head == sentence.Size || w.Head == sentence.HowLong) &&
		strings.Contains(text, "多") && len(w.Units()) > 0 ||
		w.Head == sentence.Size && strings.ContainsAny(text, "厚宽深远粗") {
		a.units = lexicon.List("unit.length")
	}
}

// readKind tells of which kind the number is that is asked for.
func (a *Asked) readKind() {
	w := a.w
	switch w.Head {
	case sentence.Percent:
		a.kinds = []Kind{Share, Times}
	case sentence.Money:
		a.kinds = []Kind{Money, Rate}
	case sentence.HowLong:
		a.kinds = []Kind{Lasting}
		if slices.ContainsFunc(a.x.figures, a.x.instant) {
			a.kinds = append(a.kinds, Measure)
		}
	case sentence.When:
		a.kinds = []Kind{Date}
	}
	switch {
	case a.kinds != nil:
		return
	case a.paid:
		a.kinds = []Kind{Money, Rate}
		return
	case a.noun == nil:
		return
	case w.At >= 0 && a.noun.From >= a.q.Tokens[w.At].To && len(a.units) == 0 && w.Head == sentence.HowMany:
		a.kinds, a.loose = []Kind{Count, Weight, Measure, Bare}, true
		return
	}
	for _, pair := range lexicon.List("noun.kinds") {
		end, kinds, _ := strings.Cut(pair, "=")
		if strings.HasSuffix(a.noun.Text, end) {
			for _, k := range strings.Split(kinds, "/") {
				a.kinds = append(a.kinds, kindNames[k])
			}
			return
		}
	}
}

// instant reports whether a figure is a time that is measured: 2.5 ns.
func (x *Text) instant(f Figure) bool { return slices.Contains(lexicon.List("unit.instant"), f.Unit) }

// kindNames are the kinds as the data names them.
var kindNames = map[string]Kind{"count": Count, "money": Money, "rate": Rate, "share": Share, "times": Times,
	"lasting": Lasting,
	"weight":  Weight, "measure": Measure, "bare": Bare, "date": Date}

// takes reports whether a figure is of the kind that is asked for.
func (a *Asked) takes(x *Text, f *Figure) bool {
	if len(a.units) > 0 && slices.ContainsFunc(x.figures, func(o Figure) bool { return a.inUnit(x, &o) }) {
		return a.inUnit(x, f)
	}
	if len(a.units) > 0 && a.w.Head == sentence.HowMany &&
		slices.Contains([]Kind{Money, Rate, Share, Lasting, Times}, f.Kind) {
		return false
	}
	if f.Kind == Date && a.w.Head != sentence.When || f.Kind == Ordinal {
		return false
	}
	if f.Kind == Lasting && a.span != "" &&
		slices.ContainsFunc(x.figures, func(o Figure) bool {
			return o.Kind == Lasting &&
				strings.ContainsAny(o.Text, a.span)
		}) {
		return strings.ContainsAny(f.Text, a.span)
	}
	if a.kinds == nil {
		return f.Kind != Lasting
	}
	if a.loose && !slices.ContainsFunc(x.figures, func(o Figure) bool {
		return slices.Contains(a.kinds, o.Kind) || x.has(o.own, a.noun) || x.has(o.behind, a.noun)
	}) {
		return f.Kind != Money && f.Kind != Rate || a.noun.Token == nil || a.noun.Token.Class != lexicon.Unknown ||
			paidIn(a.noun.Text)
	}
	return slices.Contains(a.kinds, f.Kind) || a.by && f.Kind == Share && f.by ||
		a.loose && (x.has(f.own, a.noun) || x.has(f.behind, a.noun))
}

// paidIn reports whether a word ends as those do that are paid or earned: 押金.
func paidIn(noun string) bool {
	return slices.ContainsFunc(lexicon.List("noun.kinds"), func(pair string) bool {
		end, kinds, _ := strings.Cut(pair, "=")
		return strings.Contains(kinds, "money") && strings.HasSuffix(noun, end)
	})
}

// inUnit reports whether a figure is in a unit that is asked for, or in one that counts the same.
func (a *Asked) inUnit(x *Text, f *Figure) bool {
	return slices.ContainsFunc(a.units, func(u string) bool { return x.inUnit(f, u) })
}

func (x *Text) inUnit(f *Figure, u string) bool {
	switch {
	case f.Kind == Ordinal || f.Kind == Date:
		return false
	case f.Kind == Rate:
		return strings.Contains(u, "/") || lexicon.Money(u) && strings.HasPrefix(f.Unit, u)
	case u == "个" || u == "项":
		return f.Kind == Count || f.Kind == Bare
	}
	for _, pair := range lexicon.List("unit.spans") {
		if unit, in, _ := strings.Cut(pair, "="); u == unit {
			return f.Kind == Lasting && strings.ContainsAny(f.Text, in)
		}
	}
	behind := strings.TrimSpace(string(x.letters[f.To:min(len(x.letters), f.To+3)]))
	text := sentence.Fold(f.Text)
	return f.Unit == u || strings.HasSuffix(text, u) && !strings.ContainsRune("方立", before(text, u)) || strings.HasPrefix(behind, u) || sameCounter(f.Unit, u)
}

// before is the letter before what a text ends in.
func before(text, end string) rune {
	r := []rune(strings.TrimSuffix(text, end))
	if len(r) == 0 {
		return ' '
	}
	return r[len(r)-1]
}

// sameCounter reports whether two counters count the same.
func sameCounter(a, b string) bool {
	return slices.ContainsFunc([]string{"alike.times", "alike.people", "alike.texts"}, func(id string) bool {
		return slices.Contains(lexicon.List(id), a) && slices.Contains(lexicon.List(id), b)
	})
}

// given reports whether a question says a figure itself.
func (a *Asked) given(f *Figure) bool {
	digits := strings.TrimFunc(f.Text, func(r rune) bool { return r < '0' || r > '9' })
	if digits == "" {
		return len([]rune(f.Text)) > 1 && strings.Contains(string(a.q.Letters), sentence.Fold(f.Text))
	}
	return f.Kind != Date && bulletin.HasNumber(string(a.q.Letters), digits)
}
