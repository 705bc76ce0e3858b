package lexicon

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzTokensCoverTheText holds what must be true of any text: tokens stand in order, do not overlap, and with the fillers
// between them are the text to the byte; parts lie within their whole; each letter keeps its place; what is folded once
// is folded.
func FuzzTokensCoverTheText(f *testing.F) {
	for _, s := range []string{"", "氧化镝11月均价1711.90元/公斤，跌3.5%", "ＮＤ２Ｏ３ in Nov '24", "㎏ﬁ①½", "\xff\xfe一\x80万", "一一一一一一一", "１９９９年",
		"é́ 稀土", "2024.11.4至8日", "三分之一又二分之一", "介于1和2之间之间", "半半半吨半",
		"a-b-c-Dec", ".1.2.3", " .5", "İstanbul ẞ K", "-−-5%-", "分之分之三分之", "２月30日——31日"} {
		f.Add(s)
	}
	l := New("氧化 物Ｘ")
	f.Fuzz(func(t *testing.T, s string) {
		tokens := l.Tokens(s, nov2024)
		at := 0
		for _, k := range tokens {
			if k.From < at || k.To <= k.From {
				t.Fatalf("token %q at %d–%d of %q, want it behind %d", k.Text, k.From, k.To, s, at)
			}
			at = k.To
		}
		within(t, tokens, 0, utf8.RuneCountInString(s))
		var b strings.Builder
		for _, k := range Covered(s, tokens) {
			b.WriteString(k.Text)
		}
		if b.String() != s {
			t.Fatalf("%q is covered by %q", s, b.String())
		}
		var once, again folded
		once.fold(s)
		given := []rune(s)
		for i, r := range once.r {
			if from := once.from[i]; i > 0 && from < once.from[i-1] || !slices.Contains(foldedRune(given[from]), r) {
				t.Fatalf("letter %d of %q is %q, from %q", i, s, r, given[from])
			}
		}
		if again.fold(string(once.r)); !slices.Equal(once.r, again.r) {
			t.Fatalf("%q folds to %q, and that to %q", s, string(once.r), string(again.r))
		}
	})
}

func foldedRune(r rune) []rune {
	var f folded
	f.fold(string(r))
	return f.r
}

// within holds that tokens, and their parts, lie between two characters.
func within(t *testing.T, tokens []Token, from, to int) {
	for _, k := range tokens {
		if k.From < from || k.To > to {
			t.Fatalf("token %q at %d–%d, want it between %d and %d", k.Text, k.From, k.To, from, to)
		}
		within(t, k.Parts, k.From, k.To)
	}
}

// TestLongTextsTakeTimeInProportion cuts texts that are nothing but one kind of piece, in two lengths, and counts the
// pieces that the lattice was offered: what takes them all is linear in the text.
func TestLongTextsTakeTimeInProportion(t *testing.T) {
	for _, s := range []string{"一", "9", "a", "a1", "镧", "1、", "万", "零", "1-", "三分之", "之", "x'", "2024年", "和", "1,",
		"氧化", "第二", "半", "nov-", " a"} {
		short, long := offers(strings.Repeat(s, 1000)), offers(strings.Repeat(s, 10000))
		if long > 12*short {
			t.Errorf("%d steps for 1000 times %q, %d for ten times that", short, s, long)
		}
	}
}

// offers counts the letters that cutting a text looks at.
func offers(text string) int {
	var f folded
	f.fold(text)
	f.index()
	l := lattice{f: &f, t: known()}
	l.cut()
	return l.steps + len(f.r)
}
