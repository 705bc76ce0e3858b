package answer

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebot/bot/bottest/cases"
	"rebot/bot/bottest/golden"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/prices"
)

// withOwn is an engine of the issue that ships, with the price history of testdata/own beside it.
func withOwn(t *testing.T) *Engine {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "own", "history.csv"))
	if err != nil {
		t.Fatal(err)
	}
	is, err := prices.Read("history.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	return NewWith(cases.Library(t), []*bulletin.Issue{is})
}

// Behind > stands a question, behind >> one that goes on from the last, and the replies follow. Each names whose figures it
// has.
func TestOwnPricesAnswerAsWritten(t *testing.T) {
	file := filepath.Join("testdata", "own", "prices.txt")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	e := withOwn(t)
	var out strings.Builder
	var last *reply.Reply
	for s := bufio.NewScanner(strings.NewReader(string(text))); s.Scan(); {
		mark, question, ok := strings.Cut(s.Text(), " ")
		if !ok || mark != ">" && mark != ">>" {
			continue
		}
		q := Question{Text: question}
		if mark == ">>" {
			q.After = intent.Of(last.Intent)
		}
		if last, err = e.Answer(t.Context(), q); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s %s\n%s %s\n%s\n\n", mark, question, last.Status, last.Intent, reply.Text(last))
		owned := slices.ContainsFunc(last.Citations, reply.Citation.Own)
		if named := strings.Contains(reply.Text(last), "history.csv"); owned != named {
			t.Errorf("%s: own prices are cited %v and named %v", question, owned, named)
		}
	}
	golden.Check(t, file, out.String())
}

func TestOwnPricesStandInNoDigestAlertOrRanking(t *testing.T) {
	month := bulletin.NewMonth(2024, 11)
	own, without := withOwn(t), New(cases.Library(t))
	a, err := own.Digest(month, intent.SectionFilter{}, false)
	b, err2 := without.Digest(month, intent.SectionFilter{}, false)
	if err != nil || err2 != nil || reply.Text(a) != reply.Text(b) {
		t.Errorf("the digest is another with own prices (%v, %v)", err, err2)
	}
	alert := intent.PriceAlert{Product: "氧化铽", How: "above", Value: "1", Unit: "元/公斤"}
	if own.Meets(alert, month) != without.Meets(alert, month) || own.Meets(alert, bulletin.NewMonth(2023, 11)) {
		t.Error("an own price meets an alert")
	}
	for _, q := range []string{"最贵的产品是哪个", "哪些产品价格低于50元/公斤", "轻稀土价格", "全部产品价格"} {
		a, err := own.Answer(t.Context(), Question{Text: q})
		b, err2 := without.Answer(t.Context(), Question{Text: q})
		if err != nil || err2 != nil || len(a.Figures) != len(b.Figures) {
			t.Errorf("%s has %d figures with own prices and %d without", q, len(a.Figures), len(b.Figures))
		}
	}
}

func TestOwnPricesArePartOfWhatAnAnswerRestsOn(t *testing.T) {
	own, without := withOwn(t).Identity(), New(cases.Library(t)).Identity()
	if !strings.HasPrefix(own, without) || !strings.Contains(own, ", own prices history.csv, ") {
		t.Errorf("%q and %q", own, without)
	}
}
