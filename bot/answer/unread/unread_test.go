package unread

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebot/bot/passage"
	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/lexicon"
)

func TestFiguresAreFoundInLines(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", "lines.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var article bulletin.Article
	lex, n := lexicon.New(), 0
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		head, rest, _ := strings.Cut(lines.Text(), " ")
		switch head {
		case "title":
			article = bulletin.Article{Title: rest}
		case "text":
			article.Paragraphs = append(article.Paragraphs, bulletin.Paragraph{Text: rest})
		case ">":
			asked, want, _ := strings.Cut(rest, ":")
			at := passage.Place{Issue: &bulletin.Issue{Month: bulletin.NewMonth(2024, 11), Articles: []bulletin.Article{article}}}
			if got := told(In(lex, at, soughtOf(t, asked))); got != strings.TrimSpace(want) {
				t.Errorf("%s: %s: got %q", article.Title, rest, got)
			}
			n++
		}
	}
	if err := lines.Err(); err != nil || n == 0 {
		t.Errorf("%d lines, %v", n, err)
	}
}

// told writes figures with their changes as testdata/lines.txt does.
func told(all []Found) string {
	var out []string
	for _, f := range all {
		out = append(out, f.Fact.Value.Text+f.Fact.Unit)
		for _, m := range f.Fact.Changes {
			out = append(out, m.Of+m.Percent.Text)
		}
	}
	return strings.Join(out, " ")
}

func soughtOf(t *testing.T, text string) *Sought {
	words := strings.Fields(text)
	s := &Sought{Kind: bulletin.FactKind(words[0]), Subject: words[1], Measure: words[2],
		Fits: func(unit string) bool { return strings.ContainsAny(unit, "吨点元") }}
	for _, w := range words[3:] {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "partner":
			s.Partner = value
		case "company":
			s.Company = value
		case "batch":
			s.Batch = value
		case "period":
			p, err := bulletin.ParsePeriod(value)
			if err != nil {
				t.Fatal(err)
			}
			s.Period = p
		default:
			s.Direction = key
		}
	}
	return s
}

// What the readers made a fact of must be found in the lines as the same figure, or not at all: what is found where
// they made none is then as safe.
func TestFiguresInLinesAreThoseOfTheFacts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "months", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no issues: %v", err)
	}
	facts, found, lex := 0, 0, lexicon.New()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		is, err := extract.Read(filepath.Base(file), data)
		if err != nil {
			t.Fatal(err)
		}
		for i := range is.Facts {
			if f := &is.Facts[i]; looksFor(f) {
				facts++
				found += checked(t, lex, is, f)
			}
		}
	}
	t.Logf("%d of %d facts of prose are found in the lines", found, facts)
	if found*2 < facts {
		t.Errorf("only %d of %d facts are found", found, facts)
	}
}

func looksFor(f *bulletin.Fact) bool {
	kind := f.Kind == bulletin.PriceFact || f.Kind == bulletin.TradeFact || f.Kind == bulletin.IndexFact || f.Kind == bulletin.QuotaFact
	return kind && !f.Table && f.To.Text == "" && f.Maker == "" && f.Purity == ""
}

// checked looks for a fact in the lines. Where several figures differ nothing is found.
func checked(t *testing.T, lex *lexicon.Lexicon, is *bulletin.Issue, f *bulletin.Fact) (found int) {
	_, base := bulletin.SplitUnit(f.Unit)
	s := &Sought{Kind: f.Kind, Subject: f.Subject, Measure: f.Measure, Direction: f.Direction, Partner: f.Partner,
		Company: f.Company, Region: f.Region, Batch: f.Batch, Scope: f.Scope, Period: f.Period, Fits: func(unit string) bool {
			_, b := bulletin.SplitUnit(unit)
			return b == base
		}}
	var all []Found
	for a := range is.Articles {
		all = append(all, In(lex, passage.Place{Issue: is, Article: a}, s)...)
	}
	for _, x := range all {
		if x.Fact.Value.Text+x.Fact.Unit != all[0].Fact.Value.Text+all[0].Fact.Unit {
			return 0
		}
	}
	if len(all) == 0 {
		return 0
	}
	if got := all[0].Fact.Value.Text + all[0].Fact.Unit; got != f.Value.Text+f.Unit {
		t.Errorf("%s: %s %s %s %s %s is %s, and %s in %q", is.Month, f.Kind, f.Subject, f.Measure, f.Partner, f.Period,
			f.Value.Text+f.Unit, got, all[0].Quote.Text)
		return 0
	}
	return 1
}
