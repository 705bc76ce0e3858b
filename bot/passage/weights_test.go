package passage

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"rebot/bot/bottest/cases"
	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

var fit = flag.Bool("fit", false, "fit the weights of weights.txt anew to the questions on the invented issues")

// How well sentences are chosen whose issue the weights have not seen: for each month they are fitted to the others. What
// bars a sentence however likely it is does not count here. With -fit they are then fitted to all and written.
func TestSentencesOfOtherMonthsAreChosen(t *testing.T) {
	if testing.Short() && !*fit {
		t.Skip("takes a minute; it runs in .ci/long, and with -fit")
	}
	samples := samplesOf(t)
	months := monthsOf(samples)
	var sum tally
	for _, m := range months {
		others := slices.DeleteFunc(slices.Clone(samples), func(s sample) bool { return s.month == m })
		w := fitAll(others)
		here := w.count(slices.DeleteFunc(slices.Clone(samples), func(s sample) bool { return s.month != m }))
		t.Logf("%s: %+v", m, here)
		sum.add(here)
	}
	t.Logf("all: %+v", sum)
	if sum.First*100 < 75*sum.Answerable || sum.Answered*100 < 70*sum.Answerable || sum.Misled*100 > 8*sum.Answerable ||
		sum.Unsaid*5 > sum.Refusals*2 {
		t.Errorf("worse than before: %+v", sum)
	}
	if *fit {
		if err := os.WriteFile("weights.txt", []byte(fitAll(samples).String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A tally counts how questions end.
type tally struct {
	Answerable, First int // that some sentence answers; that the likeliest does
	Answered, Misled  int // that what is quoted does, and does not
	Refusals, Unsaid  int // that no sentence answers; that get one nevertheless
}

func (t *tally) add(o tally) {
	t.Answerable, t.First, t.Answered = t.Answerable+o.Answerable, t.First+o.First, t.Answered+o.Answered
	t.Misled, t.Refusals, t.Unsaid = t.Misled+o.Misled, t.Refusals+o.Refusals, t.Unsaid+o.Unsaid
}

// A fitted is what weights.txt holds.
type fitted struct{ choose, trust, one []float64 }

// fitAll fits the weights to samples. What trusting learns from is chosen by weights that have not seen its month.
func fitAll(samples []sample) (f fitted) {
	f.choose = fitChoice(samples)
	var rows, alone [][]float64
	var yes, one []bool
	months := monthsOf(samples)
	for fold := range min(4, len(months)) {
		held := func(s sample) bool { return slices.Index(months, s.month)%4 == fold }
		w := fitChoice(slices.DeleteFunc(slices.Clone(samples), held))
		for i := range samples {
			if s := &samples[i]; held(*s) {
				of := s.chosen(w)
				rows, yes = append(rows, s.row(of)), append(yes, s.together(of))
				alone, one = append(alone, s.row(of)), append(one, s.together(of[:1]))
			}
		}
	}
	f.trust, f.one = fitTrust(rows, yes), fitTrust(alone, one)
	return f
}

// chosen puts the candidates in order by some weights, and lists those that are quoted.
func (s *sample) chosen(w []float64) []int {
	for k := range s.all {
		s.all[k].score = weighted(wide(s.all[k].evidence), w)
	}
	order := make([]int, len(s.all))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.all[b].score, s.all[a].score) })
	all, answers := make([]candidate, len(order)), make([]bool, len(order))
	for i, k := range order {
		all[i], answers[i] = s.all[k], s.answers[k]
	}
	copy(s.all, all)
	copy(s.answers, answers)
	return quotedOf(s.all, 0)
}

// row is what trusting looks at.
func (s *sample) row(of []int) []float64 {
	o := overallOf(s.all, of)
	return append(slices.Clone(s.all[of[0]].evidence[:]), o[:]...)
}

// count tells how samples end under the weights.
func (f *fitted) count(samples []sample) (n tally) {
	for i := range samples {
		s := &samples[i]
		of := s.chosen(f.choose)
		found, right := logistic(weighted(s.row(of), f.trust)) >= sure, s.together(of)
		if !slices.Contains(s.answers, true) {
			n.Refusals++
			n.Unsaid += int(boolTo(found))
			continue
		}
		n.Answerable++
		n.First += int(boolTo(s.answers[0]))
		n.Answered += int(boolTo(found && right))
		n.Misled += int(boolTo(found && !right))
	}
	return n
}

// String is how weights.txt is written.
func (f fitted) String() string {
	var b strings.Builder
	for i, name := range clueNames {
		fmt.Fprintf(&b, "%s %.3f %.3f %.3f\n", name, f.choose[i], f.trust[i], f.one[i])
	}
	return b.String()
}

func monthsOf(samples []sample) []string {
	return distinct(samples, func(s *sample) string { return s.month })
}

// distinct lists what some have, each once.
func distinct[T any](all []T, of func(one *T) string) (out []string) {
	for i := range all {
		out = union(out, []string{of(&all[i])})
	}
	return out
}

// samplesOf reads the questions that ask prose for one thing, on the invented issues and on the edition that is shipped.
func samplesOf(t *testing.T) (out []sample) {
	eachAsked(t, []string{"months"}, func(p *asked) {
		if s, ok := p.q.sample(p.lex, p.places, p.of); ok {
			s.month = p.file
			out = append(out, s)
		}
	})
	return out
}

// An asked is one question for prose, with all that may be found for it.
type asked struct {
	q      *question
	lib    *index.Library
	lex    *lexicon.Lexicon
	places []Place
	of     cases.Question
	file   string // of the issue
}

// eachAsked gives the questions for prose on the invented issues of some folders and on the edition that is shipped.
func eachAsked(t *testing.T, folders []string, do func(p *asked)) {
	t.Helper()
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join("..", "testdata", folder, "*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no issues: %v", err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(file, ".txt")
			askedOn(t, file, do, name+".jsonl", name+".missed.jsonl")
		}
	}
	askedOn(t, filepath.Join("..", "..", "seeds", "2024-11.txt"), do, filepath.Join("..", "testdata", "questions.jsonl"),
		filepath.Join("..", "testdata", "missed.jsonl"))
}

// askedOn gives those on one issue.
func askedOn(t *testing.T, file string, do func(p *asked), questions ...string) {
	lib, lex := library(t, file)
	cat := &intent.Catalog{Months: []bulletin.Month{lib.Newest()}, Lexicon: lex}
	for _, name := range questions {
		if _, err := os.Stat(name); err != nil {
			continue // none is missed
		}
		for _, g := range cases.Questions(t, name) {
			if intent.Route(g.Q, cat, nil).Query.Source != intent.Prose || g.Kind == "computed" || g.Kind == "catalogue" {
				continue
			}
			text := g.Q
			if zh := cat.InChinese(text, nil); zh != nil {
				text = zh.Text
			}
			q := newQuestion(Ask{Text: text, Tokens: lex.Tokens(text, lib.Newest()), English: text != g.Q})
			places, err := q.found(t.Context(), lib, append(q.Searched(), q.Contents()...))
			if err != nil {
				t.Fatal(err)
			}
			do(&asked{q, lib, lex, places, g, file})
		}
	}
}

// sample weighs the sentences to a question that asks one thing, and tells which of them say what is expected.
func (q *question) sample(lex *lexicon.Lexicon, places []Place, g cases.Question) (s sample, ok bool) {
	all := q.readAll(lex, places)
	if len(q.Wants) != 1 || len(all) == 0 {
		return s, false
	}
	said := func(of []int) (part float64) {
		var text strings.Builder
		for _, k := range of {
			text.WriteString(s.all[k].a.sentences[s.all[k].at].Text + "\n")
		}
		return says(text.String(), g)
	}
	s.all = q.rank(all, 0)
	s.together = func(of []int) bool { return slices.Contains(g.Status, "answered") && said(of) == 1 }
	if !slices.Contains(g.Status, "answered") {
		s.answers = make([]bool, len(s.all))
		return s, len(s.all) > 0
	}
	each, best := make([]float64, len(s.all)), 0.0
	for k := range s.all {
		each[k] = said([]int{k})
		best = max(best, each[k])
	}
	for _, e := range each {
		s.answers = append(s.answers, e == best)
	}
	return s, best > 0
}

// says is which part of what is expected a text has.
func says(text string, g cases.Question) (part float64) {
	n, met := 0, 0
	for _, any := range g.Text {
		n++
		met += int(boolTo(slices.ContainsFunc(any, func(w string) bool { return strings.Contains(folded(text), folded(w)) })))
	}
	for _, any := range g.Num {
		n++
		met += int(boolTo(slices.ContainsFunc(any, func(v float64) bool {
			return bulletin.HasNumber(strings.ReplaceAll(text, ",", ""), strconv.FormatFloat(max(v, -v), 'f', -1, 64))
		})))
	}
	return float64(met) / float64(max(n, 1))
}

// folded is a text in one width and case without blanks.
func folded(s string) string { return Plain(norm.NFKC.String(s)) }
