package search_test

import (
	"context"
	"testing"

	"rebot/index/search"
	"rebot/index/search/stock"
)

func BenchmarkPublicQuestionsBesideStockBleve(b *testing.B) {
	issues, questions := search.PublicIssues(b)
	if issues == nil {
		b.Skip("the public sets are not beside this checkout")
	}
	s := onDisk(b, issues)
	stock.Compare(b, func(q string) {
		if _, err := s.Search(context.Background(), search.Query{Text: q}); err != nil {
			b.Fatal(err)
		}
	}, stock.New(b, issues), questions)
}
