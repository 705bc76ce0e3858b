package bot

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestATextTellsWhatItMayMatchAndWhatItSurelyDoes(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		may, sure     bool
	}{
		{`涨|跌`, "氧化镝多少钱", false, false},
		{`涨|跌`, "氧化镝跌了", true, true},
		{`价格|价钱|价`, "有价", true, true},
		{`\bup\b|\d+号`, "3号", true, false},
		{`\bup\b|\d+号`, "号", false, false},
		{`\bup\b`, "upper", true, false},
		{`(比|较)?上个?月`, "上月", true, true},
		{`(比|较)?上个?月`, "上周", false, false},
		{`^(help|h)$`, "帮助", false, false},
		{`^(help|h)$`, "oh", true, false},
		{`.{0,3}价`, "x", false, false},
		{`.{0,3}价`, "价", true, false},
		{`(^|[^跌涨])(到|破)(得了)?\d+[^了]{0,4}(吗|么)`, "跌到1800了", true, false},
		{`(^|[^跌涨])(到|破)(得了)?\d+[^了]{0,4}(吗|么)`, "1800吗", false, false},
		{`\d+号`, "上个号3", false, false},
		{`(涨得|跌得?)+`, "跌", true, true},
		{`[^\d]月`, "月", true, false},
		{`[^\d]`, "x", true, false},
		{`x*`, "", true, false},
		{`涨|x?`, "", true, false},
		{`(?i)up`, "UP", true, false},
	} {
		p := &pattern{regexp.MustCompile(c.pattern), 0}
		s := newScanner([]*pattern{p}).scan(c.text)
		if s.mayHave(p) != c.may || s.sure.has(p.id) != c.sure {
			t.Errorf("%s in %q: may %v, surely %v; want %v, %v", c.pattern, c.text, s.mayHave(p), s.sure.has(p.id), c.may, c.sure)
		}
	}
}

// agree fails where a scanned text says otherwise of a pattern than the regular expression does.
func agree(t rapid.TB, text string) {
	s := scan(text)
	for _, p := range patterns {
		switch match := p.MatchString(text); {
		case match && !s.mayHave(p):
			t.Errorf("%q is passed over, though it matches %s", text, p)
		case !match && s.sure.has(p.id):
			t.Errorf("%q is taken to match %s, and does not", text, p)
		}
	}
}

func TestEachPatternIsPassedOverOnlyWhereItDoesNotMatch(t *testing.T) {
	c := shippedBot(t).Coverage()
	for _, name := range []string{"questions.jsonl", "missed.jsonl"} {
		for _, q := range gradedQuestions(t, name) {
			agree(t, q.Q)
			agree(t, newQuery(q.Q, c).folded)
		}
	}
	if len(patterns) < 100 {
		t.Errorf("there are %d patterns only", len(patterns))
	}
}

// Texts are made of pieces of questions and of what the patterns look for, so that most patterns meet what nearly
// matches them.
func TestNoTextThatCanBeMadeUpIsPassedOverWrongly(t *testing.T) {
	var pieces []string
	for _, p := range patterns {
		for _, l := range needlesOf(p.String()) {
			pieces = append(pieces, l.text)
		}
	}
	for _, q := range gradedQuestions(t, "questions.jsonl") {
		pieces = append(pieces, q.Q)
	}
	piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringMatching(`[ 0-9a-z年月日个的了，?]{0,3}`), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 6).Draw(t, "pieces"), "")
		runes := []rune(text)
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		agree(t, string(runes[from:]))
	})
}
