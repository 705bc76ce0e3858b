package search

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"rebot/bot/bottest/golden"
	"rebot/index/bulletin"
	"rebot/index/extract"
)

const ranksFile = "testdata/ranks.txt"

// realIssue is the issue beside the repository.
func realIssue(t testing.TB) *bulletin.Issue {
	t.Helper()
	path := shared(t, "bulletins/2024-11.txt")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	is, err := extract.Read(path, data)
	if err != nil {
		t.Fatal(err)
	}
	return is
}

// A rankQuestion is a line of search.tsv: a question, and a part of the title and of the paragraph that answer it,
// or - where nothing in the issue does.
type rankQuestion struct{ text, title, decisive string }

func rankQuestions(t testing.TB) (qs []rankQuestion) {
	for f := range tsv(t, "../../bot/testdata/search.tsv") {
		if len(f) == 3 && !strings.HasPrefix(f[0], "#") {
			qs = append(qs, rankQuestion{f[0], f[1], f[2]})
		}
	}
	return qs
}

func (q rankQuestion) nothing() bool { return q.title == "-" }

// rank is the place of the first right hit, 1 for the best; 0 when there is none.
func (q rankQuestion) rank(hits []Hit) int {
	for i, h := range hits {
		if q.answeredBy(h) {
			return i + 1
		}
	}
	return 0
}

func (q rankQuestion) answeredBy(h Hit) bool {
	return strings.Contains(unblank(h.In().Title), unblank(q.title)) &&
		strings.Contains(unblank(h.Passage().Text), unblank(q.decisive))
}

func unblank(s string) string { return strings.Join(strings.Fields(s), "") }

// The ranks of the questions about the real issue are kept in a file, so that a change of the search shows what it does
// to each of them. go test ./index/search -run Ranks -update writes it anew.
func TestRanksOverTheRealIssueAreAsKept(t *testing.T) {
	s := New([]*bulletin.Issue{realIssue(t)})
	defer s.Close()
	got := ranksReport(t, s)
	t.Log(firstLines(got, 4))
	golden.Check(t, ranksFile, got)
}

func firstLines(s string, n int) string { return strings.Join(strings.SplitN(s, "\n", n+1)[:n], "\n") }

// ranksReport puts the summary first, and then each question that is not answered by the first hit.
func ranksReport(t testing.TB, s *Finder) string {
	var asked, first, five, refused, none int
	var mrr float64
	var list strings.Builder
	for _, q := range rankQuestions(t) {
		hits, err := s.Search(context.Background(), Query{Text: q.text})
		if err != nil {
			t.Fatal(err)
		}
		if q.nothing() {
			none++
			if len(hits) == 0 {
				refused++
			} else {
				fmt.Fprintf(&list, "found\t%s\t%s\n", q.text, hits[0].In().Title)
			}
			continue
		}
		asked++
		rank := q.rank(hits)
		if rank == 1 {
			first++
		} else {
			fmt.Fprintf(&list, "%d\t%s\t%s\n", rank, q.text, q.decisive)
		}
		if rank > 0 {
			mrr += 1 / float64(rank)
		}
		if 0 < rank && rank <= 5 {
			five++
		}
	}
	n := float64(max(asked, 1))
	return fmt.Sprintf("questions %d: recall@1 %.3f, recall@5 %.3f, MRR %.3f\nwith nothing relevant %d: refused %d\n\n",
		asked, float64(first)/n, float64(five)/n, mrr/n, none, refused) + list.String()
}
