package answer

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// toldIn gives an amount that sentences told in the unit that a message only asks for: 换成公斤, 折成万元. That is the amount
// that was lifted out of them, else the only one of its kind.
func (e *Engine) toldIn(q Question, w draft) draft {
	if q.After == nil || q.After.Focus == nil || q.After.Source != intent.Prose || !w.unanswered() {
		return w
	}
	unit, p := onlyUnit(e.cat.Lexicon.Tokens(intent.Said(q.Text), e.cat.Newest())), e.placeOf(q.After.Focus)
	if unit == "" || p == nil {
		return w
	}
	told := q.After.Told
	for _, text := range []string{q.After.Lifted, strings.Join(told, "\n")} {
		amount, v, ok := e.onlyAmount(text, unit)
		if !ok {
			continue
		}
		back := *q.After
		back.English, back.Ignored = w.English, nil
		d := draft{reply.NewWriter(&back, w.English), &back, e}
		s := round(v, 9)
		d.Permit(amount)
		d.result(p.In().Title, s+d.suffix(unit), amount+" = "+s, unit)
		c := d.Cite(p.Issue, bulletin.Cite{Article: p.Article, First: back.Focus.First, Last: back.Focus.Last})
		if strings.Contains(told[0], amount) {
			d.Passages = append(d.Passages, reply.Passage{Text: told[0], Citation: c})
		}
		return d
	}
	return w
}

// onlyUnit is the unit that a message asks for and nothing else, empty for none.
func onlyUnit(tokens []lexicon.Token) (unit string) {
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Of("unit") && unit == "":
			_, unit, _ = strings.Cut(t.ID, ".")
		case t.Is("op.per"), t.Is("ask.what"), t.Fills(), t.Of("be"), t.Of("ref"), t.Of("aspect"), t.Of("link"),
			t.Of("prep"), t.Class == lexicon.Mark:
		default:
			return ""
		}
	}
	return unit
}

// onlyAmount is the one amount of a text that another unit is of too, as it is printed and in that unit.
func (e *Engine) onlyAmount(text, unit string) (printed string, v decimal.Decimal, ok bool) {
	var found []string
	for _, t := range e.cat.Lexicon.Tokens(text, e.cat.Newest()) {
		if t.Class != lexicon.Quantity || t.Value == "" || slices.Contains(found, t.Text) {
			continue
		}
		f := index.Fact{Fact: bulletin.Fact{Unit: t.Unit, Value: bulletin.Amount{Value: amount(t.Value)}}}
		if in, is := inUnit(&f, unit); is {
			found, printed, v = append(found, t.Text), t.Text, in
		}
	}
	return printed, v, len(found) == 1
}

// tell remembers what sentences told, for a message that asks for it in another unit.
func (w draft) tell() {
	w.q.Lifted, w.q.Told = "", nil
	if w.q.Source != intent.Prose || len(w.Passages) == 0 || w.Passages[0].More {
		return
	}
	w.q.Lifted = w.Lead
	for _, p := range w.Passages {
		if !p.More {
			w.q.Told = append(w.q.Told, p.Text)
		}
	}
}
