package synth_test

import (
	"testing"

	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/synth"
)

func TestSyntheticIssuesReadAsIssues(t *testing.T) {
	month := bulletin.NewMonth(2024, 11)
	text := synth.Issue(month)
	is, err := extract.Read(month.String()+".txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if is.Month != month || len(is.Articles) != 20 || len(is.Facts) < 2*len(synth.Products) {
		t.Errorf("%d bytes read as %s, %d articles, %d facts; want %s, 20, and %d or more",
			len(text), is.Month, len(is.Articles), len(is.Facts), month, 2*len(synth.Products))
	}
	if len(is.Problems)+len(is.Findings) > 0 {
		t.Errorf("problems %v, findings %v; want none", is.Problems, is.Findings)
	}
}
