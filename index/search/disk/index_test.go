package disk

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"go.uber.org/goleak"

	"rebot/index/bulletin"
	"rebot/index/search"
)

// The workers are those that Bleve starts once.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// Bleve 2.6.0 lost postings of sparse terms when many parts were merged.
func TestEveryPostingReadsBack(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes twenty thousand passages and reads them all back")
	}
	r := rand.New(rand.NewPCG(5, 6))
	want := map[string][]uint32{}
	is := &bulletin.Issue{Month: bulletin.NewMonth(2024, 11), Articles: make([]bulletin.Article, 1)}
	for n := range uint32(20000) {
		var words []string
		seen := map[string]bool{}
		for range 3 {
			w := fmt.Sprintf("w%dx", r.IntN(1+r.IntN(30000)))
			if words = append(words, w); !seen[w] {
				want[w] = append(want[w], n)
			}
			seen[w] = true
		}
		is.Articles[0].Paragraphs = append(is.Articles[0].Paragraphs, bulletin.Paragraph{Text: strings.Join(words, " ")})
	}
	dir, issues := t.TempDir(), []*bulletin.Issue{is}
	if err := (Store{}).Fill(context.Background(), dir, nil, issues, func() {}); err != nil {
		t.Fatal(err)
	}
	kept, err := (Store{}).Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	index := kept.(*stored).index
	numbers, err := numbersIn(index, search.List(issues))
	if err != nil {
		t.Fatal(err)
	}
	for w, passages := range want {
		q := bleve.NewTermQuery(w)
		q.SetField(textField)
		res, err := index.Search(bleve.NewSearchRequestOptions(q, len(passages)+1, 0, false))
		if err != nil {
			t.Fatal(err)
		}
		var got []uint32
		for _, h := range res.Hits {
			got = append(got, uint32(numbers.passages[h.IndexInternalID.Value()]))
		}
		if slices.Sort(got); !slices.Equal(got, passages) {
			t.Fatalf("%s stands in %v, want %v", w, got, passages)
		}
	}
}

// What Bleve's analyzer makes of a passage must be the grams that questions are cut into.
func TestTheIndexHoldsTheGramsThatQuestionsAreCutInto(t *testing.T) {
	m, err := newMapping()
	if err != nil {
		t.Fatal(err)
	}
	sample, err := os.ReadFile("../../sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	cut, err := os.ReadFile("../testdata/grams.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{string(sample), "41.87万元/吨", "05月５日", "Nd³⁺的Nd3+", "a1b2氧3化", "１，７１１．９０元", "6.8%，6.8％", "㎏㎏", "〇",
		"𠮷野家", "カタカナ和ひらがな", "한국어 텍스트", "e.g. 3:2 can't a_b 2.5.1", ""}
	for line := range strings.Lines(string(cut)) {
		texts = append(texts, line)
	}
	for _, text := range texts {
		got := map[string]bool{}
		for _, token := range m.AnalyzerNamed(textField).Analyze([]byte(search.Comparable(text))) {
			got[string(token.Term)] = true
		}
		want := map[string]bool{}
		for g := range search.Grams(text) {
			want[g] = true
		}
		if !maps.Equal(got, want) {
			t.Errorf("%q is indexed by %v, want %v", text, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
	}
}
