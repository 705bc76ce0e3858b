package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebot/index/bulletin"
)

// The readers by pattern and by clause stand side by side until the first goes: testdata/sides lists what the second
// loses and gains in prose, file by file, to be read by a person. Run with -update to write it anew.
func TestReadersSideBySide(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no fragments: %v", err)
	}
	var b strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "\n==\n")
		if is, err := Read(filepath.Base(file), []byte(text)); err == nil {
			sides(&b, is)
		}
	}
	golden(t, filepath.Join("testdata", "sides", "fragments.txt"), b.String())
}

func TestNoFactOfTheRealIssueIsLost(t *testing.T) {
	is, err := Read("2024-11.txt", realIssue(t))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	sides(&b, is)
	golden(t, filepath.Join("testdata", "sides", "real.txt"), b.String())
	if strings.Contains(b.String(), "\n- ") {
		t.Errorf("facts are lost:\n%s", b.String())
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}

// sides prints what only one of the readers has: - for a fact that is lost, + for one that is gained.
func sides(b *strings.Builder, is *bulletin.Issue) {
	old, now := oldSide(is), newSide(is)
	fmt.Fprintf(b, "# %s\n", is.File)
	for _, f := range old {
		if !slices.Contains(now, f) {
			fmt.Fprintf(b, "- %s\n", f)
		}
	}
	for _, f := range now {
		if !slices.Contains(old, f) {
			fmt.Fprintf(b, "+ %s\n", f)
		}
	}
}

func oldSide(is *bulletin.Issue) (out []string) {
	dated := func(m bulletin.Month, day int) string {
		return bulletin.Period{From: bulletin.Date{Month: m, Day: day}, To: bulletin.Date{Month: m, Day: day}}.String()
	}
	add := func(parts ...string) { out = append(out, strings.Join(parts, "|")) }
	for _, q := range is.Quotes {
		if !q.Table {
			add("price", q.Product, q.Company, q.Measure, dated(q.Month, q.Day), q.Price.Text+q.Unit, oldChange(q.Change))
		}
	}
	for _, r := range is.Readings {
		add("index", r.Name, "", r.Measure, dated(r.Month, r.Day), r.Value.Text+r.Unit, oldChange(r.Change))
	}
	for _, x := range is.Trades {
		unit := strings.TrimSuffix(x.Unit, "人民币")
		partner, subject := x.Partner, x.Subject
		add("trade", subject, partner, x.Direction+x.Measure, bulletin.MonthsFrom(x.From, x.To).String(), x.Amount.Text+unit, oldChange(x.Change))
	}
	for _, q := range is.Quotas {
		add("quota", q.Scope, q.Batch, q.Stage, bulletin.YearOf(q.Year).String(), q.Amount.Text+q.Unit, oldChange(q.Change))
	}
	return out
}

func newSide(is *bulletin.Issue) (out []string) {
	for _, f := range is.Facts {
		if f.Table {
			continue
		}
		what := []string{f.Subject, f.Company, f.Measure}
		switch f.Kind {
		case bulletin.TradeFact:
			what = []string{f.Region + f.Subject, f.Partner, f.Direction + f.Measure}
		case bulletin.QuotaFact:
			what = []string{f.Company + f.Scope, f.Batch, f.Measure}
		case bulletin.IndexFact:
			what = []string{f.Maker + f.Subject, "", f.Measure}
		}
		out = append(out, string(f.Kind)+"|"+strings.Join(what, "|")+"|"+f.Period.String()+"|"+f.Value.Text+f.To.Text+f.Unit+"|"+newChange(f))
	}
	return out
}

func oldChange(c *bulletin.Change) string {
	switch {
	case c == nil:
		return ""
	case c.Flat && c.Percent.Text == "":
		return "="
	}
	return c.Percent.Text
}

func newChange(f bulletin.Fact) string {
	if len(f.Changes) == 0 || f.Changes[0].Percent.Text == "" && !f.Changes[0].Flat {
		return ""
	}
	if f.Changes[0].Flat {
		return "="
	}
	return f.Changes[0].Percent.Text
}
