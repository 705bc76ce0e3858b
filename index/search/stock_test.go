package search

import (
	"context"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/search/stock"
)

func BenchmarkPublicQuestionsBesideStockBleve(b *testing.B) {
	set := readPublicSet(b, shared(b, "search"))
	issues := []*bulletin.Issue{set.issue}
	s, err := New(context.Background(), issues)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var questions []string
	for _, q := range set.questions {
		questions = append(questions, q.text)
	}
	stock.Compare(b, func(q string) {
		if _, err := s.Search(context.Background(), Query{Text: q}); err != nil {
			b.Fatal(err)
		}
	}, stock.New(b, issues), questions)
}
