package extract

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"rebot/index/bulletin"
)

// realIssue reads the real bulletin where it stands beside the checkout.
func realIssue(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "bulletins", "2024-11.txt"))
	if err != nil {
		t.Skipf("the real issue is not beside this checkout: %v", err)
	}
	return data
}

func TestTheRealIssueReadsTheSameInEveryEncodingAndLayout(t *testing.T) {
	data := realIssue(t)
	want := dump("2024-11.txt", data)
	gb, _ := simplifiedchinese.GB18030.NewEncoder().Bytes(data)
	u16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(data)
	u16be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes(data)
	text := string(data)
	cases := map[string][]byte{
		"UTF-8 with a mark":    append([]byte("\xef\xbb\xbf"), data...),
		"GB18030":              gb,
		"UTF-16":               u16,
		"UTF-16 big end first": u16be,
		"CRLF":                 []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"no blanks at ends":    []byte(regexp.MustCompile(`(?m)[ \t]+$`).ReplaceAllString(text, "")),
		"a blank at each end":  []byte(regexp.MustCompile(`(?m)(\S)[ \t]*$`).ReplaceAllString(text, "$1 ")),
	}
	for name, c := range cases {
		want := want
		t.Run(name, func(t *testing.T) {
			got := dump("2024-11.txt", c)
			if strings.Contains(name, "blank") { // they show that a headline goes on
				got, want = figuresOnly(got), figuresOnly(want)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("facts (-as it is +changed):\n%s", d)
			}
		})
	}
}

// figuresOnly leaves what does not hang on where a headline, a title in a list or a paragraph that stands twice ends.
func figuresOnly(s string) string {
	return regexp.MustCompile(`(?m)^(article|patent|fact trade).*\n`).ReplaceAllString(s, "")
}

func TestTheRealIssueIsReadWhole(t *testing.T) {
	is, err := Read("2024-11.txt", realIssue(t))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for _, f := range is.Facts {
		if f.Table && f.Kind == bulletin.PriceFact {
			rows[f.Subject]++
		}
	}
	for p, n := range rows {
		if n != 2 {
			t.Errorf("%s has %d months in the table, want 2", p, n)
		}
	}
	if len(is.Articles) != 21 || len(rows) != 21 || len(is.Problems) != 0 {
		t.Errorf("%d articles, %d products, problems %v; want 21, 21 and none", len(is.Articles), len(rows),
			is.Problems)
	}
	for _, a := range is.Articles {
		if a.Source == "" {
			t.Errorf("%q has no 来源", a.Title)
		}
	}
}

func TestEveryFactStandsOnItsLines(t *testing.T) {
	is, err := Read("2024-11.txt", realIssue(t))
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, a bulletin.Amount, c bulletin.Cite) {
		lines := strings.Join(is.Lines[c.First-1:c.Last], "\n")
		if !strings.Contains(bulletin.Narrow(lines), strings.TrimPrefix(a.Text, "-")) {
			t.Errorf("%s %s does not stand on lines %d to %d", what, a.Text, c.First, c.Last)
		}
	}
	for _, f := range is.Facts {
		check(f.Subject, f.Value, f.Cite)
		for _, m := range f.Changes {
			check(f.Subject+" change", m.Percent, f.Cite)
		}
	}
}
