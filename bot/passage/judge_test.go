package passage

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// A verdict is what the judge looks at for one question, and how it is.
type verdict struct {
	month        string
	row          []float64
	said, direct bool // that some sentence answers, and that the grammar found one
	right, ruled bool // that the sentences which are quoted answer, and those that the grammar found
}

// How likely sentences of issues which the judge has not seen are thought to answer: for each month it is fitted to the
// others. With -fit it is then fitted to all and written.
func TestTheJudgeOfOtherMonths(t *testing.T) {
	if testing.Short() && !*fit {
		t.Skip("takes two minutes; it runs in .ci/long, and with -fit")
	}
	all := verdictsOf(t)
	var sum judged
	for _, m := range distinct(all, func(v *verdict) string { return v.month }) {
		var here judged
		of := func(v verdict) bool { return v.month == m }
		here.judge(slices.DeleteFunc(slices.Clone(all), func(v verdict) bool { return !of(v) }),
			fitJudge(slices.DeleteFunc(slices.Clone(all), of)))
		t.Logf("%s: %+v", m, here)
		sum.Grammar.add(here.Grammar)
		sum.Doubted.add(here.Doubted)
		sum.Judge.add(here.Judge)
	}
	t.Logf("all: %+v", sum)
	if j := sum.Judge; j.Right < 90 || j.Other > 35 || j.None > 80 {
		t.Errorf("worse than before: %+v", sum)
	}
	if *fit {
		writeJudge(t, fitJudge(all))
	}
}

// endings counts questions for which sentences are quoted: that these answer, that others do, and that none does.
type endings struct{ Right, Other, None int }

// judged counts how questions end: those that the grammar answers, of these those that the judge doubts, and those that
// only the judge answers.
type judged struct{ Grammar, Doubted, Judge endings }

func (e *endings) take(v *verdict, right bool) {
	e.Right, e.Other, e.None = e.Right+int(boolTo(right)), e.Other+int(boolTo(v.said && !right)), e.None+int(boolTo(!v.said))
}

func (e *endings) add(o endings) {
	e.Right, e.Other, e.None = e.Right+o.Right, e.Other+o.Other, e.None+o.None
}

// judge counts questions that the weights were not fitted to.
func (j *judged) judge(all []verdict, weights []float64) {
	for i := range all {
		v := &all[i]
		likely := logistic(weighted(v.row, weights)) >= Possible
		if v.direct {
			j.Grammar.take(v, v.ruled || v.right)
		}
		if v.direct && !likely {
			j.Doubted.take(v, v.ruled || v.right)
		}
		if !v.direct && likely {
			j.Judge.take(v, v.right)
		}
	}
}

func fitJudge(all []verdict) []float64 {
	var rows [][]float64
	var yes []bool
	for _, v := range all {
		rows, yes = append(rows, v.row), append(yes, v.right)
	}
	return fitTrust(rows, yes)
}

func writeJudge(t *testing.T, weights []float64) {
	var b strings.Builder
	for i, name := range judgeClues() {
		fmt.Fprintf(&b, "%s %.3f\n", name, weights[i])
	}
	if err := os.WriteFile("judge.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// verdictsOf reads the questions that ask prose for one thing, on all invented issues and on the edition that is shipped.
func verdictsOf(t *testing.T) (out []verdict) {
	eachAsked(t, []string{"months", "learned"}, func(p *asked) {
		if v, ok := p.verdict(t); ok {
			out = append(out, v)
		}
	})
	return out
}

// verdict is what the judge looks at for one question, and how it is.
func (p *asked) verdict(t *testing.T) (v verdict, ok bool) {
	all, q := p.q.readAll(p.lex, p.places), p.q
	if len(q.Wants) != 1 || len(all) == 0 {
		return v, false
	}
	ranked := q.rank(all, 0)
	in := q.likeliest(all, [][]candidate{ranked})
	of := bestIn(in, ranked)
	if of == nil {
		return v, false
	}
	found, err := Prose(t.Context(), p.lib, p.lex, q.ask)
	if err != nil {
		t.Fatal(err)
	}
	quoted := Result{Parts: []Part{q.quoting(in, 0, ranked, of)}}
	said := slices.Contains(p.of.Status, "answered")
	return verdict{month: p.file, row: q.judged(ranked, of, &found), said: said,
		direct: found.State == Direct || found.Reckoned != nil,
		right:  said && says(quoted.Quoted(), p.of) == 1, ruled: said && says(found.Quoted(), p.of) == 1}, true
}
