package reckon

import (
	"strings"

	"rebot/index/lexicon"
)

// A list is several amounts that stand side by side: 分别为6.4亿元、3.9亿元和2.75亿元.
type list struct {
	of  []*Amount
	own []Span // the clause before them
}

// respective says that a list shares amounts out, or tells them one behind the other.
var respective = lexicon.List("amount.respective")

// findLists finds the amounts that 分别 shares out, and gives each the name that it is of, where a list of as many names
// stands before them. Where none does they are only told together.
func (t *Text) findLists(all []*Amount) {
	for i := 0; i < len(all); i++ {
		n := t.run(all[i:])
		if n < 2 {
			continue
		}
		t.share(all[i : i+n])
		i += n - 1
	}
}

// run counts the amounts of one unit that stand side by side from the first on.
func (t *Text) run(all []*Amount) int {
	n := 1
	for n < len(all) && all[n].Unit == all[0].Unit {
		between := t.Lines[all[0].Line].text(Span{all[n-1].To, all[n].From})
		if strings.Trim(strings.ReplaceAll(between, "以及", ""), "、和与及 ") != "" || between == "" {
			break
		}
		n++
	}
	return n
}

func (t *Text) share(of []*Amount) {
	l := &t.Lines[of[0].Line]
	c := Span{l.start(of[0].From, "，,。；;：:"), of[0].From}
	at, word := l.lastOf(c, respective)
	if at < 0 {
		return
	}
	t.lists = append(t.lists, list{of: of, own: []Span{{c.From, of[0].From}}})
	names, ok := l.names(Span{c.From, at}, len(of))
	shared := []Span{{at + word, of[0].From}}
	if !ok { // 先后公告新签订单，金额分别为
		before := Span{l.start(max(c.From-1, 0), "，,。；;：:"), max(c.From-1, 0)}
		names, ok = l.names(before, len(of))
		shared = []Span{c}
	}
	for i, a := range of {
		a.delta = l.moves(c.From, of[0].From)
		if a.joint = !ok; ok {
			a.own = append([]Span{names[i]}, shared...)
		}
	}
}

// lastOf finds the last of some words in a stretch, -1 for none, and its length.
func (l *Line) lastOf(s Span, words []string) (at, n int) {
	at = -1
	for _, w := range words {
		if i := strings.LastIndex(l.text(s), w); i >= 0 {
			if from := s.From + len([]rune(l.text(s)[:i])); from > at {
				at, n = from, len([]rune(w))
			}
		}
	}
	return at, n
}

// names cuts a stretch into as many names as are wanted.
func (l *Line) names(s Span, n int) (out []Span, ok bool) {
	from := s.From
	for i := s.From; i <= s.To; i++ {
		if i == s.To || strings.ContainsRune("、和与及", l.Letters[i]) {
			if i > from {
				out = append(out, Span{from, i})
			}
			from = i + 1
		}
	}
	return out, len(out) == n
}
