package owner

import (
	"cmp"
	"os"
	"strings"
	"testing"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

func TestAFigureIsOwnedByWhatStandsBesideIt(t *testing.T) {
	eachCase(t, "testdata/owner.txt", func(c []string, s *sentence.Sentence, q *sentence.Question, w *sentence.Want) {
		if got := judged(Ask(q, w, Read(s, w.Head == sentence.When)), c[2]); got != c[3] {
			t.Errorf("%s | %s | %s", c[0], c[1], got)
		}
	})
}

// judged says what is thought of a value.
func judged(a *Asked, value string) string {
	if value == "?" {
		found, _ := a.Pick(a.x)
		return cmp.Or(found, "none")
	}
	judge := a.Judge
	if a.w.Head == sentence.When {
		judge = a.JudgeTime
	}
	switch o, other := judge(a.x, value); o {
	case Owned, Unknown:
		return "owned"
	case Another:
		return other
	}
	return "unsettled"
}

func TestAFigureThatAWordSpeaksAgainstIsNoLead(t *testing.T) {
	eachCase(t, "testdata/against.txt", func(c []string, s *sentence.Sentence, q *sentence.Question, w *sentence.Want) {
		x := Read(s, w.Head == sentence.When)
		if got := Ask(q, w, x).Against(x, c[2], &Around{Article: s.Folded}); (got == "") != (c[3] == "yes") {
			t.Errorf("%s | %s | %s: %q", c[0], c[1], c[2], got)
		}
	})
}

// eachCase hands each line of a file of cases to a test, with its sentence, its question and what that wants.
func eachCase(t *testing.T, file string, test func(c []string, s *sentence.Sentence, q *sentence.Question, w *sentence.Want)) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lex, month := lexicon.NewEveryday(), bulletin.NewMonth(2024, 11)
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		c := strings.Split(line, " | ")
		if line[0] == '#' {
			continue
		}
		s := sentence.New(c[0], lex.Tokens(c[0], month))
		q := sentence.Parse(c[1], lex.Tokens(c[1], month), false)
		w := q.Wants[0]
		w.All = q.Terms(s.Folded)
		test(c, &s, q, &w)
	}
}
