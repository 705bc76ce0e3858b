package answer

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rebot/bot/bottest/cases"
	"rebot/bot/bottest/golden"
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/extract"
	"rebot/index/synth"
)

// poisoned answers out of an issue's text.
func poisoned(t testing.TB, text string) *Engine {
	t.Helper()
	return New(cases.LibraryOf(t, map[string]string{"2024-11.txt": text}))
}

// testdata/hostile.txt has what a terminal shows of a poisoned issue: words are shown cleaned, figures are read right or
// left out.
func TestAHostileIssueReadsAsWritten(t *testing.T) {
	file := filepath.Join("..", "testdata", "hostile.txt")
	b := poisoned(t, synth.Hostile())
	var out strings.Builder
	for _, q := range synth.HostileQuestions {
		a := ask(t, b, q)
		harmless(t, q, a)
		fmt.Fprintf(&out, "> %q\n%s\n\n", q, reply.Text(a))
		harmless(t, q+" 来源", a.SourceLines("原文 · ", ""))
	}
	golden.Check(t, file, out.String())
}

// harmless holds that a reply commands no terminal, and that its numbers stand in the lines it cites.
func harmless(t rapid.TB, question string, a *reply.Reply) {
	t.Helper()
	text := reply.Text(a)
	if !utf8.ValidString(text) || strings.ContainsFunc(text, bulletin.IsControl) {
		t.Errorf("%q: the terminal gets %q", question, text)
	}
	if bad := a.Check(text); len(bad) > 0 {
		t.Errorf("%q: %v stand nowhere in %q", question, bad, text)
	}
	if intent.Of(a.Intent).Reason == intent.HeldBack {
		t.Errorf("%q: held back", question)
	}
	if a.Status == reply.NotFound && len(a.Figures) > 0 {
		t.Errorf("%q: a refusal has figures", question)
	}
}

func TestNothingOfAPoisonedIssueCommandsTheTerminal(t *testing.T) {
	tried, read := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		tried++
		is, err := extract.Read("2024-11.txt", []byte(synth.Poisoned(t)))
		if err != nil {
			return // which is told with the file's name and the line
		}
		read++
		lib, err := index.NewLibrary([]*bulletin.Issue{is})
		if err != nil {
			t.Fatal(err)
		}
		defer lib.Close()
		b := New(lib)
		for range 5 {
			q := rapid.SampledFrom(synth.HostileQuestions).Draw(t, "question")
			a, err := b.Answer(t.Context(), Question{Text: q})
			if err != nil {
				t.Fatal(err)
			}
			harmless(t, q, a)
			harmless(t, q+" 来源", a.SourceLines("原文 · ", ""))
		}
	})
	if 2*read < tried {
		t.Errorf("only %d of %d issues could be read", read, tried)
	}
}

// FuzzIssue holds the same of any issue at all: what it is asked is answered harmlessly, whatever it says.
func FuzzIssue(f *testing.F) {
	f.Add(synth.Hostile())
	f.Add("2024年11月稀土价格走势\n表1 2024年11月稀土产品平均价格（单位：元/公斤）\n产品名 纯度 2024年10月平均价 2024年11月平均价 环比\n氧化镝 ≧99% 1773.95 1711.90 -3.50%\n（来源：测试）\n")
	f.Add("2024年11月稀土价格走势\n11月份，氧化镝的月均价为171.19万元/吨，环比下跌3.5%。价格指数为172.4点。2024年11月稀土出口4415.5吨。\n（来源：测试）\n")
	f.Fuzz(func(t *testing.T, text string) {
		is, err := extract.Read("2024-11.txt", []byte(text))
		if err != nil {
			return
		}
		lib, err := index.NewLibrary([]*bulletin.Issue{is})
		if err != nil {
			t.Fatal(err)
		}
		defer lib.Close()
		b := New(lib)
		for _, q := range []string{"氧化镝多少钱", "全部产品价格", "跌幅前三", "稀土价格指数", "稀土出口", "缅甸封关", "digest", "疑点"} {
			a, err := b.Answer(t.Context(), Question{Text: q})
			if err != nil {
				t.Fatal(err)
			}
			harmless(t, q, a)
			figuresStand(t, q, a)
		}
	})
}
