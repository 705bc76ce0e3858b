package reload

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/extract"
)

// library makes a library of issues, after a change to the first of them.
func library(t *testing.T, change func(*bulletin.Issue), texts ...string) *index.Library {
	t.Helper()
	var issues []*bulletin.Issue
	for i, text := range texts {
		is, err := extract.Read(fmt.Sprint(i, ".txt"), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		issues = append(issues, is)
	}
	if change != nil {
		change(issues[0])
	}
	lib, err := index.NewLibrary(issues)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// failed tells the check that a library failed in the place of another, "" for none.
func failed(t *testing.T, before, after *index.Library, files ...string) string {
	t.Helper()
	err := Validate(context.Background(), before, after, files)
	if d := (*ValidationError)(nil); errors.As(err, &d) {
		return d.Check
	}
	if err != nil {
		t.Fatal(err)
	}
	return ""
}

func TestALibraryIsProvenByItsOwnFacts(t *testing.T) {
	none := library(t, nil)
	for name, c := range map[string]struct {
		change func(*bulletin.Issue)
		want   string
	}{
		"as it was read": {func(*bulletin.Issue) {}, ""},
		"a price that its line does not print": {func(is *bulletin.Issue) {
			for i := range is.Facts {
				if is.Facts[i].Kind == bulletin.PriceFact {
					is.Facts[i].Value.Text = "777.77"
				}
			}
		}, "prices"},
		"an amount in dollars": {func(is *bulletin.Issue) {
			for i := range is.Facts {
				if is.Facts[i].Kind == bulletin.TradeFact {
					is.Facts[i].Unit = "万美元"
				}
			}
		}, "trade"},
	} {
		if got := failed(t, none, library(t, c.change, shortIssue(november, 100))); got != c.want {
			t.Errorf("%s: it failed %q, want %q", name, got, c.want)
		}
	}
}

func TestALibraryMustFindItsArticlesByTitle(t *testing.T) {
	none := library(t, nil)
	var is *bulletin.Issue
	lib := library(t, func(first *bulletin.Issue) { is = first }, shortIssue(november, 100))
	if got := failed(t, none, lib); got != "" {
		t.Errorf("it failed %q", got)
	}
	is.Articles[0].Title = "魑魅魍魉" // the search was built before
	if got := failed(t, none, lib); got != "search" {
		t.Errorf("with another title it failed %q", got)
	}
	lib.Close()
	if got := failed(t, none, lib); got != "search" {
		t.Errorf("closed, it failed %q", got)
	}
}

func TestAMonthMayGoOnlyWithItsFile(t *testing.T) {
	two, one := library(t, nil, shortIssue(november, 100), shortIssue(november+1, 100)),
		library(t, nil, shortIssue(november, 100))
	if got := failed(t, two, one, "0.txt", "1.txt"); got != "months" {
		t.Errorf("it failed %q", got)
	}
	if got := failed(t, two, one, "0.txt"); got != "" {
		t.Errorf("with its file gone it failed %q", got)
	}
	if got := failed(t, one, library(t, nil, shortIssue(november+1, 100)), "0.txt"); got != "" {
		t.Errorf("revised to another month it failed %q", got)
	}
}

func TestAnIssueMayLoseFactsOnlyByRevisionAndHalfOfThemAtMost(t *testing.T) {
	text := shortIssue(november, 100)
	whole := library(t, nil, text)
	lines := strings.SplitAfter(text, "\n")
	drop := func(products ...string) string {
		var out strings.Builder
		for _, l := range lines {
			name, _, _ := strings.Cut(l, " ")
			if !strings.Contains(strings.Join(products, " "), name) || name == "" || name == "\n" {
				out.WriteString(l)
			}
		}
		return out.String()
	}
	for name, c := range map[string]struct {
		after *index.Library
		want  string
	}{
		"unchanged text, one price less": {library(t, func(is *bulletin.Issue) {
			is.Facts = slices.DeleteFunc(is.Facts, func(f bulletin.Fact) bool {
				return f.Kind == bulletin.PriceFact && f.Subject == "氧化铽"
			})
		}, text),
			"counts"},
		"revised, one product less": {library(t, nil, drop("氧化铽")), ""},
		"revised, all but one gone": {library(t, nil, drop("氧化铽", "氧化镝", "氧化钕")), "counts"},
	} {
		if got := failed(t, whole, c.after, "0.txt"); got != c.want {
			t.Errorf("%s: it failed %q, want %q", name, got, c.want)
		}
	}
}

func TestAFileThatFailsTheProofIsLeftAloneAndHoldsUpNoOther(t *testing.T) {
	w := watchNovember(t)
	before, counted := w.answer("2024年11月氧化镝多少钱"),
		testutil.ToFloat64(w.cfg.Metrics.LibrariesRefused.WithLabelValues("counts"))
	w.write("2024-11.txt", issueOf(november)[:9000])
	w.settle()
	if got := w.answer("2024年11月氧化镝多少钱"); got != before {
		t.Errorf("answered %s", got)
	}
	w.write("2025-01.txt", issueOf(november+2))
	w.settle()
	w.wantMonths("2024-11 2025-01")
	if w.logged("counts: 2024-11.txt has") != 1 ||
		testutil.ToFloat64(w.cfg.Metrics.LibrariesRefused.WithLabelValues("counts")) != counted+1 {
		t.Errorf("counted %v\n%s", testutil.ToFloat64(w.cfg.Metrics.LibrariesRefused.WithLabelValues("counts"))-counted,
			w.log)
	}
	w.remove("2024-11.txt")
	w.settle()
	w.wantMonths("2025-01")
	w.write("2024-11.txt", issueOf(november)[:9000])
	w.settle()
	w.wantMonths("2024-11 2025-01")
}

func TestASecondFileOfAMonthTakesOverOnlyWhenItIsProven(t *testing.T) {
	w := watchNovember(t)
	w.write("2024-11 copy.txt", issueOf(november)[:9000])
	w.write("2025-01.txt", issueOf(november+2))
	w.settle()
	w.remove("2024-11.txt")
	w.settle()
	w.wantMonths("2025-01")
	if w.logged("counts: 2024-11 copy.txt has") != 1 {
		t.Error(w.log)
	}
}

// misprint gives every price of the first issue a value that stands in no line: the number gate holds it back.
func misprint(lib *index.Library) {
	facts := lib.Issues()[0].Facts
	for i := range facts {
		if facts[i].Kind == bulletin.PriceFact {
			facts[i].Value, _ = bulletin.ParseAmount("777.77")
		}
	}
}

func TestALibraryThatFailsItsProofIsNotSwappedIn(t *testing.T) {
	w := watchNovember(t)
	lib, counted := w.lib, testutil.ToFloat64(w.cfg.Metrics.LibrariesRefused.WithLabelValues("prices"))
	misprint(lib)
	w.write("2025-01.txt", issueOf(november+2))
	w.settle()
	w.settle()
	w.wantMonths("2024-11")
	if w.lib != lib || w.logged("failed the proof") != 1 || w.logged("prices: ") != 1 ||
		testutil.ToFloat64(w.cfg.Metrics.LibrariesRefused.WithLabelValues("prices")) != counted+1 {
		t.Error(w.log)
	}
	if hits, err := lib.Search(t.Context(), index.Query{Text: "稀土"}); err != nil || len(hits) == 0 {
		t.Errorf("the library before finds %d passages: %v", len(hits), err)
	}
}

func TestALibraryThatFailsItsProofWithNoneBeforeItIsNotCalledWell(t *testing.T) {
	w := watchNovember(t)
	misprint(w.lib)
	d := bot.NewService(w.lib, w.first(t.Context(), w.lib), bot.Config{})
	if err := d.Health(t.Context()); err == nil || err.Error() != "the bulletins failed the proof, see the log" {
		t.Errorf("it calls itself %v", err)
	}
	if w.logged("failed the proof") != 1 || w.logged("prices: ") != 1 {
		t.Error(w.log)
	}
	d.Swap(library(t, nil, shortIssue(november, 100)), bot.Ready)
	if err := d.Health(t.Context()); err != nil {
		t.Errorf("with others it calls itself %v", err)
	}
}
