package index

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// What is looked up by key is what a look at every fact finds, in the same order.
func TestFactsAreFoundByKeyInTheOrderOfTheLibrary(t *testing.T) {
	folder, _ := synth.Folder(t, 14)
	l, problems, err := Open(context.Background(), t.TempDir(), folder)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	defer l.Close()
	compared := 0
	same := func(what string, got, want []bulletin.Cite) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-by looking at each, +by key):\n%s", what, diff)
		}
		compared += len(want)
	}
	oldest, newest := l.Issues()[0].Month-14, l.Newest()+2
	for m := oldest; m <= newest; m++ {
		for _, p := range append(l.Products(), "无此产品") {
			is := func(q Quote) bool { return q.Month == m }
			same("quotes of "+p+m.String(), cites(slices.Collect(l.QuotesIn(p, m)), quoteCite), cites(only(l.Quotes(p), is), quoteCite))
		}
		readingOf := func(r Reading) bulletin.Cite { return r.Cite }
		same("readings of "+m.String(), cites(slices.Collect(l.ReadingsIn(m)), readingOf), cites(only(l.Readings(), func(r Reading) bool { return r.Month == m }), readingOf))
		for from := m - 13; from <= m; from += 4 {
			in := func(t Trade) bool { return t.Partner == "" && from <= t.To && t.To <= m }
			same("trade up to "+m.String(), cites(l.TradesIn("", from, m), tradeCite), cites(only(l.Trades(), in), tradeCite))
		}
		in := func(f Finding) bool {
			return f.Issue.Month == m || f.Other.Month == m || f.Issue.Month == m-2 || f.Other.Month == m-2
		}
		findingOf := func(f Finding) bulletin.Cite { return f.A.Cite }
		same("findings of "+m.String(), cites(l.FindingsIn(m, m-2), findingOf), cites(only(l.Findings(), in), findingOf))
	}
	if compared < 1000 {
		t.Errorf("only %d facts were compared", compared)
	}
}

func quoteCite(q Quote) bulletin.Cite { return q.Cite }
func tradeCite(t Trade) bulletin.Cite { return t.Cite }

func only[T any](all []T, is func(T) bool) (out []T) {
	for _, f := range all {
		if is(f) {
			out = append(out, f)
		}
	}
	return out
}

func cites[T any](all []T, of func(T) bulletin.Cite) (out []bulletin.Cite) {
	for _, f := range all {
		out = append(out, of(f))
	}
	return out
}
