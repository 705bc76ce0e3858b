package answer

import (
	"context"
	"flag"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

var seed = flag.Uint64("seed", 1, "of the questions that are made up")

// TestGeneratedQuestionsAreAnsweredAsANaiveReaderWould makes questions out of a grammar (grammar_test.go): what is asked
// about × what is to be done with it × when × in which order, with fillers between, and holds the answers against those of
// an evaluator that is written down here in the simplest way. A question that is refused is counted; a wrong answer fails.
func TestGeneratedQuestionsAreAnsweredAsANaiveReaderWould(t *testing.T) {
	n := 10000
	if testing.Short() {
		n = 1500
	}
	t.Logf("seed %d", *seed)
	b := shippedBot(t)
	g := &grammar{Rand: rand.New(rand.NewPCG(*seed, 1)), rows: pricesOf(b), partners: tradersOf(b, countries), firms: tradersOf(b, firms)}
	wrong, refused, byShape := 0, 0, map[string][2]int{}
	for range n {
		q := g.question()
		a, err := b.Answer(context.Background(), Question{Text: q.text})
		if err != nil {
			t.Fatal(err)
		}
		bad := q.want.against(a)
		count := byShape[q.shape]
		count[0]++
		switch {
		case bad == "":
		case a.Status == reply.NotFound || a.Status == reply.Unclear:
			refused++
			count[1]++
			if refused <= 40 {
				t.Logf("refused: %s  %s", q.text, a.Intent)
			}
		default:
			if wrong++; wrong <= 60 {
				t.Errorf("%s\n%s\n%s\n%s", q.text, a.Intent, bad, reply.Text(a))
			}
		}
		byShape[q.shape] = count
	}
	for shape, c := range byShape {
		t.Logf("%s: %d, %d refused", shape, c[0], c[1])
	}
	t.Logf("%d questions, %d wrong, %d refused", n, wrong, refused)
	if refused*100 > n {
		t.Errorf("%d of %d are refused; want one in a hundred at most", refused, n)
	}
}

// A priced product, as the table of the issue that ships has it.
type priced struct {
	name                string
	now, before, change float64
}

// pricesOf lists the products with the mean of November, that of October and the change.
func pricesOf(b *Engine) (out []priced) {
	find := func(name string, month bulletin.Month) (v, change float64, ok bool) {
		for _, f := range b.lib.Facts(bulletin.PriceFact) {
			if f.Subject == name && f.Period == bulletin.MonthOf(month) && f.Measure == bulletin.MonthMean &&
				(f.Unit == "元/公斤" || !ok) {
				v, ok = f.Value.Value.InexactFloat64(), true
				if f.Unit == "万元/吨" {
					v *= 10
				}
				if len(f.Changes) > 0 {
					change = f.Changes[0].Percent.Value.InexactFloat64()
				}
			}
		}
		return v, change, ok
	}
	november := bulletin.NewMonth(2024, 11)
	for _, name := range b.cat.Products {
		now, change, ok := find(name, november)
		before, _, _ := find(name, november-1)
		if ok {
			out = append(out, priced{name, now, before, change})
		}
	}
	return out
}

// A want describes a right answer.
type want struct {
	numbers []float64 // in its lead or title, or anywhere where it gives rows
	names   []string  // of its figures, all and no others; nil for any
	leads   []string  // in its lead
}

// against says what is wrong with an answer, empty where it is right.
func (w want) against(a *reply.Reply) string {
	if a.Status != reply.Answered && a.Status != reply.Ambiguous {
		return "status " + string(a.Status)
	}
	text := a.Lead
	if w.names != nil || a.Table != nil {
		text = reply.Text(a)
	}
	for _, n := range w.numbers {
		if !said(text, n) && !said(text, n/10) && !said(text, n*10) && !said(text, n*10000) {
			return "not said: " + formatted(n)
		}
	}
	for _, s := range w.leads {
		if !strings.Contains(a.Lead, s) {
			return "lead without " + s
		}
	}
	if w.names == nil {
		return ""
	}
	var got []string
	for _, f := range a.Figures {
		if !slices.Contains(got, f.Name) {
			got = append(got, f.Name)
		}
	}
	slices.Sort(got)
	if names := slices.Sorted(slices.Values(w.names)); !slices.Equal(got, names) {
		return "rows " + strings.Join(got, " ") + ", want " + strings.Join(names, " ")
	}
	return ""
}

// said reports whether a text has a number, rounded as replies round.
func said(text string, n float64) bool {
	for _, s := range reply.NumbersIn(text) {
		if v := parsed(s); math.Abs(v-math.Abs(n)) <= math.Max(0.0051, math.Abs(n)*1e-5) {
			return true
		}
	}
	return false
}
