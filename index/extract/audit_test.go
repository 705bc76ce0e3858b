package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebot/index/bulletin"
	"rebot/index/extract/audit"
)

// Each file of testdata/audit is a few articles, a line ==, and what the audit finds in them.
func TestTheAuditFindsWhatCannotBothBeRight(t *testing.T) {
	goldens(t, "audit", func(name string, text []byte) string {
		is, err := Read(name, text)
		if err != nil {
			return "error " + err.Error() + "\n"
		}
		return findingLines(is.Findings)
	})
}

func findingLines(findings []bulletin.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s: %s %s %s\n", f.Rule, f.Text, at(f.A.Cite), at(f.B.Cite))
	}
	return b.String()
}

// An issue's prices are held against those of the issue before: the same month, and the order of magnitude.
func TestIssuesAreComparedByTheirFacts(t *testing.T) {
	read := func(name, text string) *bulletin.Issue {
		is, err := Read(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return is
	}
	older := read("2024-04.txt",
		"2024年4月稀土价格走势\n4月份，氧化镝均价为177.40万元/吨。4月份，氧化铽均价为571.2万元/吨。4月份，氧化镨钕均价为39.1万元/吨。\n（来源：测试）\n")
	newer := read("2024-05.txt",
		"2024年5月稀土价格走势\n4月份，氧化镝均价为174.70万元/吨。5月份，氧化铽均价为57.9万元/吨。5月份，氧化镨钕均价为40.2万元/吨。\n（来源：测试）\n")
	want := "month: 2024年4月 氧化镝的月均价：2024-05 期印 174.70 万元/吨，2024-04 期印 177.40 万元/吨 @2-2 @2-2\n" +
		"order: 2024年5月 氧化铽的月均价：57.9 万元/吨，而 2024-04 期的2024年4月是 571.2 万元/吨，相差 10 倍，疑有一处有误 @2-2 @2-2\n"
	if d := cmp.Diff(want, findingLines(audit.Compare(older, newer))); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
}
