// Package audit holds what an issue says in one place against what it says in another, and its facts against those of the issue
// before. What no rounding explains is a Finding with both places.
package audit

import (
	"fmt"
	"strings"

	"rebot/index/bulletin"
)

// An auditor holds what an issue says in one place against what it says in another. Two facts are a finding only where no
// value rounds to both: rounding, another purity, another company or another period is no discrepancy.
type auditor struct {
	*bulletin.Issue
	tellings *Tellings
	groups   [][]*bulletin.Fact // facts that differ at most in time, purity and terms, in the issue's order
	seen     map[[2]bulletin.Place]bool
}

// Run adds to an issue the findings in its facts and in what its paragraphs tell.
func Run(is *bulletin.Issue, told *Tellings) {
	a := &auditor{is, told, group(is.Facts, anyFact, keyOf), map[[2]bulletin.Place]bool{}}
	for _, check := range []func(){a.changes, a.twice, a.indices, a.wholes, a.directions, a.batches, a.ores, a.slips,
		a.orders, a.ranges, a.shares, a.claims, a.brackets, a.symbols} {
		if check(); len(a.Findings) >= maxFindings {
			return
		}
	}
}

// maxFindings is how many findings of an issue are told. A file with more has another fault than the ones it is told of.
const maxFindings = 100

// find notes a finding, once for a pair of places.
func (a *auditor) find(rule string, x, y bulletin.Place, format string, args ...any) {
	pair, turned := [2]bulletin.Place{{Cite: x.Cite}, {Cite: y.Cite}}, [2]bulletin.Place{{Cite: y.Cite}, {Cite: x.Cite}}
	if rule == "headline" || x.Cite == y.Cite { // one line may claim more than one thing
		pair[0].Says, turned[1].Says = x.Says, x.Says
	}
	if a.seen[pair] || len(a.Findings) >= maxFindings {
		return
	}
	a.seen[pair], a.seen[turned] = true, true
	a.Findings = append(a.Findings, bulletin.Finding{Rule: rule, Text: fmt.Sprintf(format, args...), A: x, B: y})
}

// doubted reports whether a fact already stands in a finding, which explains what else it contradicts.
func (a *auditor) doubted(facts ...*bulletin.Fact) bool {
	for _, f := range facts {
		p := factPlace(f)
		for i := range a.Findings {
			if g := &a.Findings[i]; g.A == p || g.B == p || g.Rule == "change" && g.A.Cite == p.Cite {
				return true
			}
		}
	}
	return false
}

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
