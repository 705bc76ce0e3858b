package extract

import (
	"fmt"
	"strings"

	"rebot/index/bulletin"
)

// An auditor compares what an issue says in one place with what it says in another. Two readings are a finding only
// where no value rounds to both: rounding, another purity, another company or another period is none.
type auditor struct {
	*bulletin.Issue
	seen map[[2]bulletin.Place]bool // pairs of places already told
}

func audit(is *bulletin.Issue) []bulletin.Finding {
	a := &auditor{is, map[[2]bulletin.Place]bool{}}
	a.changes()
	a.twice()
	a.indices()
	a.tradeSums()
	a.tradeSpans()
	a.tradeTwice()
	a.shares()
	a.quotas()
	a.headlines()
	a.claims()
	a.brackets()
	a.statedChanges()
	a.symbols()
	return is.Findings
}

// find notes a finding, once for a pair of places.
func (a *auditor) find(rule string, x, y bulletin.Place, format string, args ...any) {
	pair, turned := [2]bulletin.Place{{Cite: x.Cite}, {Cite: y.Cite}}, [2]bulletin.Place{{Cite: y.Cite}, {Cite: x.Cite}}
	if rule == "headline" { // which may claim more than one thing
		pair[0].Says = x.Says
	}
	if a.seen[pair] {
		return
	}
	a.seen[pair], a.seen[turned] = true, true
	a.Findings = append(a.Findings, bulletin.Finding{Rule: rule, Text: fmt.Sprintf(format, args...), A: x, B: y})
}

// quoteSays prints a quote's price as one side of a finding.
func quoteSays(q *bulletin.Quote) string {
	return fmt.Sprintf("%s%s%s %s %s", q.Company, q.Printed, q.Measure, q.Price.Text, q.Unit)
}

func quotePlace(q *bulletin.Quote) bulletin.Place {
	return bulletin.Place{Says: quoteSays(q), Cite: q.Cite}
}

// changeInterval is what a printed change may stand for. 持平 without a figure allows what one decimal place would hide.
func changeInterval(c *bulletin.Change) bulletin.Interval {
	if c.Percent.Text == "" {
		return bulletin.IntervalOf(bulletin.Amount{Text: "0.0"}, 0)
	}
	return bulletin.IntervalOf(c.Percent, 0)
}

// isLoose tells whether the source only says about how much: 约 8%, 超 7%, 基本持平.
func isLoose(c *bulletin.Change) bool { return c.About != "" }

// titlePlace is an article's headline as one side of a finding.
func (a *auditor) titlePlace(i int, says string) bulletin.Place {
	art := &a.Articles[i]
	last := art.First
	if len(art.Paragraphs) > 0 {
		last = max(art.First, art.Paragraphs[0].First-1)
	}
	for last > art.First && strings.TrimSpace(a.Lines[last-1]) == "" {
		last--
	}
	return bulletin.Place{Says: says, Cite: bulletin.Cite{Article: i, First: art.First, Last: last}}
}
