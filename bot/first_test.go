package bot

import (
	"regexp"
	"testing"
)

func TestAPatternIsPassedOverOnlyWhereItCannotMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		may           bool
	}{
		{`涨|跌`, "氧化镝多少钱", false},
		{`涨|跌`, "氧化镝跌了", true},
		{`\bup\b|\d+号`, "3号", true},
		{`\bup\b|\d+号`, "号", false},
		{`(比|较)?上个?月`, "上月", true},
		{`^(help|h)$`, "帮助", false},
		{`.{0,3}价`, "x", true},
		{`[^\d]月`, "x", true},
		{`x*`, "", true},
		{`(?i)up`, "UP", true},
	} {
		set := runesOf(c.text)
		if got := mayMatch(regexp.MustCompile(c.pattern), &set); got != c.may {
			t.Errorf("%s in %q may match: %v, want %v", c.pattern, c.text, got, c.may)
		}
	}
}

// Every question of the tests is asked of every pattern that the rules look for: none is passed over that matches.
func TestNoMatchIsPassedOver(t *testing.T) {
	qs := append(gradedQuestions(t, "questions.jsonl"), graded{Q: "what's up? 涨到100吗"})
	patterns := []*regexp.Regexp{helpWords, digestWords, priceWords, strongPrice, changeWords, forecastWords, fallMost, riseMost, dearest, cheapest,
		whichWords, compareWords, tradeWords, askNumber, otherWords, askWords, quotaWords, paperWords, sourceWords, amountText, weightText, notMoved, whichPartner, placeInRank}
	for _, q := range qs {
		set := runesOf(q.Q)
		for _, re := range patterns {
			if re.MatchString(q.Q) && !mayMatch(re, &set) {
				t.Errorf("%s is passed over in %q", re, q.Q)
			}
		}
	}
}
