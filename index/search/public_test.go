package search

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/index/bulletin"
)

// The public sets lie beside the repository, not in it; their tests skip where they are not.
const sharedFolder = "../../../shared"

func shared(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(sharedFolder, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the public sets are not beside the repository: %v", err)
	}
	return path
}

// A publicSet is one of the question sets that others wrote, over passages that are articles of one paragraph.
type publicSet struct {
	issue     *bulletin.Issue
	questions []publicQuestion
}

type publicQuestion struct {
	set, text string
	right     map[int]bool // articles
}

func readPublicSet(t testing.TB, folder string) publicSet {
	t.Helper()
	set := publicSet{issue: &bulletin.Issue{Month: bulletin.NewMonth(2024, 11)}}
	ids := map[string]int{}
	for f := range tsv(t, filepath.Join(folder, "passages.tsv")) {
		ids[f[0]] = len(set.issue.Articles)
		set.issue.Articles = append(set.issue.Articles, bulletin.Article{
			Title: f[1], Kind: bulletin.News, Paragraphs: []bulletin.Paragraph{{Text: f[2]}},
		})
	}
	for f := range tsv(t, filepath.Join(folder, "questions.tsv")) {
		q := publicQuestion{f[0], f[1], map[int]bool{}}
		for _, id := range strings.FieldsFunc(f[2], func(r rune) bool { return r == ' ' || r == ',' }) {
			q.right[ids[id]] = true
		}
		set.questions = append(set.questions, q)
	}
	return set
}

// tsv reads the lines of a file, cut at tabs.
func tsv(t testing.TB, path string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			if !yield(strings.Split(sc.Text(), "\t")) {
				return
			}
		}
		if err := sc.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// reciprocal is one over the rank of the first right passage among ten, or nothing.
func (q publicQuestion) reciprocal(hits []Hit) float64 {
	for i, h := range hits {
		if q.right[h.Article] {
			return 1 / float64(i+1)
		}
	}
	return 0
}

func TestPublicQuestionsFindTheirPassages(t *testing.T) {
	findPublic(t, shared(t, "search"), map[string]float64{"cmrc": 0.976, "drcd": 0.949})
}

// Tables are long, and what is asked of them is a name and a time.
func TestPublicQuestionsFindTheirTables(t *testing.T) {
	folder := os.Getenv("REBOT_TEST_TABLES")
	if folder == "" {
		t.Skip("REBOT_TEST_TABLES names no folder with the tables and their questions")
	}
	findPublic(t, folder, map[string]float64{"imtqa-test": 0.68, "retqa-test": 0.80})
}

// findPublic asks the questions of the sets, and wants their mean reciprocal rank to be at least so much.
func findPublic(t *testing.T, folder string, sets map[string]float64) {
	t.Helper()
	if testing.Short() {
		t.Skip("it asks thousands of questions")
	}
	set := readPublicSet(t, folder)
	s := New([]*bulletin.Issue{set.issue})
	defer s.Close()
	sum, n, nothing := map[string]float64{}, map[string]float64{}, map[string]int{}
	for _, q := range set.questions {
		if _, ok := sets[q.set]; !ok {
			continue
		}
		hits, err := s.Search(context.Background(), Query{Text: q.text})
		if err != nil {
			t.Fatalf("%s: %v", q.text, err)
		}
		sum[q.set] += q.reciprocal(hits)
		n[q.set]++
		if len(hits) == 0 {
			nothing[q.set]++
		}
	}
	for set, atLeast := range sets {
		mrr := sum[set] / n[set]
		t.Logf("%s: MRR@10 %.4f over %.0f questions, of which %d find nothing", set, mrr, n[set], nothing[set])
		if !(mrr >= atLeast) {
			t.Errorf("%s: MRR@10 is %.4f, want at least %.3f", set, mrr, atLeast)
		}
	}
}
