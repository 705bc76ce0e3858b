package passage

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// lines gives the fields of a case file's lines.
func lines(t *testing.T, name string) (out [][]string) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if strings.HasPrefix(s.Text(), "#") || s.Text() == "" {
			continue
		}
		fields := strings.Split(s.Text(), "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		out = append(out, fields)
	}
	return out
}

func library(t *testing.T, path string) (*index.Library, *lexicon.Lexicon) {
	t.Helper()
	lib, _, err := index.Open(t.Context(), "", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib, lexicon.NewEveryday()
}

func TestProseAnswersOrSaysThatItDoesNot(t *testing.T) {
	lib, lex := library(t, "testdata/2024-05.txt")
	proseCases(t, lib, lex, lines(t, "prose.txt"))
}

func TestOfSeveralAmountsTheWordsBesideEachTellWhichIsAskedFor(t *testing.T) {
	lib, lex := library(t, "testdata/2024-07.txt")
	proseCases(t, lib, lex, lines(t, "labels.txt"))
}

func TestShortFollowUpsAskOfTheDealAndOfItsReason(t *testing.T) {
	lib, lex := library(t, "testdata/2024-08.txt")
	proseCases(t, lib, lex, lines(t, "dealt.txt"))
}

func TestProseAnswersOutOfTheBulletin(t *testing.T) {
	const shared = "../../../shared/bulletins"
	if _, err := os.Stat(shared); err != nil {
		t.Skip("the bulletins are not here")
	}
	lib, lex := library(t, shared)
	proseCases(t, lib, lex, lines(t, "bulletin.txt"))
}

func proseCases(t *testing.T, lib *index.Library, lex *lexicon.Lexicon, cases [][]string) {
	var focus *Place
	var on [][2]int
	for _, c := range cases {
		text, follows := strings.CutSuffix(c[0], " +")
		if !follows {
			focus, on = nil, nil
		}
		ask := Ask{Text: text, Tokens: lex.Tokens(text, lib.Newest()), Focus: focus, Lines: on}
		r, err := Prose(context.Background(), lib, lex, ask)
		if err != nil {
			t.Fatal(err)
		}
		if r.State == Direct && r.Untold(lex, ask) {
			r.State = Nearest
		}
		if r.State == Direct {
			focus, on = r.In, nil
			for _, p := range r.Parts {
				for _, q := range p.Quotes {
					on = append(on, [2]int{q.First, q.Last})
				}
			}
		}
		if bad := r.differs(c[1:]); bad != "" {
			t.Errorf("%s: %s", c[0], bad)
		}
	}
}

// differs says how a result differs from a case: state, values, title, line.
func (r *Result) differs(c []string) string {
	if (r.State == Direct) != (c[0] == "direct") {
		return "state " + string(r.State)
	}
	if r.State != Direct {
		return ""
	}
	var values []string
	for _, p := range r.Parts {
		values = append(values, p.Value)
	}
	if got := strings.Join(values, "; "); c[1] != "" && got != c[1] {
		return "value " + got
	}
	if t := r.In.In().Title; !strings.Contains(t, c[2]) {
		return "article " + t
	}
	if at := r.Parts[0].Quotes[0]; c[3] != "" && !at.covers(c[3]) {
		return fmt.Sprintf("lines %d-%d: %s", at.First, at.Last, at.Text)
	}
	return ""
}

// covers reports whether a quotation has a line in it.
func (q *Quote) covers(line string) bool {
	n, err := strconv.Atoi(line)
	return err == nil && q.First <= n && n <= q.Last
}

func TestTheCatalogueIsAskedForByFrames(t *testing.T) {
	lib, lex := library(t, "testdata/2024-05.txt")
	cat := &intent.Catalog{Months: []bulletin.Month{lib.Newest()}, Lexicon: lex}
	for _, is := range lib.Issues() {
		for _, a := range is.Articles {
			cat.Sources = append(cat.Sources, a.Source)
		}
	}
	var last *intent.Query
	for _, c := range lines(t, "catalogue.txt") {
		text, follows := strings.CutSuffix(c[0], " +")
		if !follows {
			last = nil
		}
		got := intent.Route(text, cat, last).Query
		if c[1] == "none" {
			if got.Source != intent.Prose && got.Source != intent.Facts {
				t.Errorf("%s: %s", c[0], got.String())
			}
			continue
		}
		last = &got
		r := Catalogue(lib, lex, got)
		if q := got.String(); q != c[1] || strconv.Itoa(r.Count) != c[2] {
			t.Errorf("%s: %s gives %d", c[0], q, r.Count)
			continue
		}
		if first := r.Rows[0]; !strings.Contains(first.Title+first.Number+first.Inventors+first.gisted(), c[3]) {
			t.Errorf("%s: first is %s", c[0], first.Title)
		}
	}
}

func (r *Row) gisted() string {
	if r.Gist == nil {
		return ""
	}
	return r.Gist.Text
}
