package search_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/search"
	_ "rebot/index/search/disk"
	"rebot/index/synth"
)

// onDisk makes a Finder of an index in a folder.
func onDisk(t testing.TB, issues []*bulletin.Issue) *search.Finder {
	t.Helper()
	dir := t.TempDir()
	if err := search.Kept().Fill(context.Background(), dir, nil, issues, func() {}); err != nil {
		t.Fatal(err)
	}
	s, err := search.Kept().Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.Finder(issues)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// hits lists what a question finds, with scores.
func hits(t *testing.T, f *search.Finder, question string) (out []string) {
	t.Helper()
	found, err := f.Search(context.Background(), search.Query{Text: question, N: 50})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range found {
		out = append(out, fmt.Sprintf("%s/%d/%d %.6f", h.Issue.Month, h.Article, h.Paragraph, h.Score))
	}
	return out
}

// A library that is in memory must find what it finds when it is kept.
func TestMemoryFindsWhatTheDiskDoes(t *testing.T) {
	wantAlike(t, synthIssues(t, 3), synth.Questions(60))
	if issues, questions := search.PublicIssues(t); issues != nil && !testing.Short() {
		wantAlike(t, issues, questions[:min(500, len(questions))])
	}
}

func wantAlike(t *testing.T, issues []*bulletin.Issue, questions []string) {
	t.Helper()
	memory := search.New(issues)
	defer memory.Close()
	disk := onDisk(t, issues)
	some := 0
	for _, q := range questions {
		got, want := hits(t, memory, q), hits(t, disk, q)
		if some += len(want); !slices.Equal(got, want) {
			t.Errorf("%s: memory finds\n%q, the disk\n%q", q, got, want)
		}
	}
	if some == 0 {
		t.Error("no question finds anything")
	}
}

func synthIssues(t *testing.T, n int) (issues []*bulletin.Issue) {
	t.Helper()
	for i := range n {
		month := bulletin.NewMonth(2024, 1) + bulletin.Month(i)
		is, err := extract.Read(month.String()+".txt", []byte(synth.Issue(month)))
		if err != nil {
			t.Fatal(err)
		}
		issues = append(issues, is)
	}
	return issues
}
