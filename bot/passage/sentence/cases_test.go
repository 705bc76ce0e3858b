package sentence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// cases gives the fields of the lines of a file of cases.
func cases(t *testing.T, name string, fields int) (out [][]string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != fields {
			t.Fatalf("%s: %s", name, line)
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		out = append(out, f)
	}
	return out
}

var (
	lex   = lexicon.NewEveryday()
	month = bulletin.NewMonth(2024, 11)
)

func TestWhatIsAskedForIsLiftedOutOfASentence(t *testing.T) {
	for _, c := range cases(t, "lifts.txt", 3) {
		s := New(c[0], lex.Tokens(c[0], month))
		q := Parse(c[1], lex.Tokens(c[1], month), false)
		if got := lifted(q, &s); got != c[2] {
			t.Errorf("%s | %s | %s", c[0], c[1], got)
		}
	}
}

// lifted tells for each thing that is asked for its kind and what a sentence says.
func lifted(q *Question, s *Sentence) string {
	var out []string
	terms := q.Terms(s.Folded)
	for i := range q.Wants {
		w := q.Wants[i]
		w.All = terms
		value, proof, _ := s.Lifts(&w, terms, s.all(terms))
		switch {
		case !proof:
			value = "-"
		case value == "":
			value = "*"
		}
		out = append(out, string(w.Head)+": "+value)
	}
	return strings.Join(out, "; ")
}

// all lists where terms stand.
func (s *Sentence) all(terms []Term) (out []Span) {
	for i := range terms {
		if m, share := s.Meets(&terms[i]); share >= 0.5 && m.To > m.From {
			out = append(out, m)
		}
	}
	return out
}

func TestASentenceSaysYesOrNo(t *testing.T) {
	for _, c := range cases(t, "verdicts.txt", 3) {
		s := New(c[0], lex.Tokens(c[0], month))
		s.Issued = month
		q := Parse(c[1], lex.Tokens(c[1], month), false)
		terms := q.Terms(s.Folded)
		v, instead := q.Verdict(&s, &q.Wants[0], terms, len(s.all(terms)) == len(terms))
		if got := strings.TrimSpace(string(v) + " " + instead); got != c[2] {
			t.Errorf("%s | %s | %s", c[0], c[1], got)
		}
	}
}
