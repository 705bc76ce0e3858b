package search

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// gramsOf lists the grams of a text; single characters only when asked for.
func gramsOf(text string, singles bool) (out []string) {
	fold(text).grams(func(g gram) {
		if singles || g.kind != single {
			out = append(out, g.term)
		}
	})
	return out
}

func TestTextsAreCutAsTheFileSays(t *testing.T) {
	for f := range tsv(t, "testdata/grams.txt") {
		if strings.HasPrefix(f[0], "#") {
			continue
		}
		if got := strings.Join(gramsOf(f[0], false), " "); got != f[1] {
			t.Errorf("%s is cut into %s, want %s", f[0], got, f[1])
		}
	}
}

// sample is the bulletin that tells one version of the index from another.
func sample(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestALoneCharacterIsFoundWhereItStandsInAWord(t *testing.T) {
	if got := gramsOf("氧化镝", true); !slices.Equal(got, []string{"氧", "氧化", "化", "化镝", "镝"}) {
		t.Errorf("cut into %v", got)
	}
}

func TestEveryLetterKnowsWhereItCameFrom(t *testing.T) {
	text := "㎏é緬Ａ³⁺ 1,711.90"
	at := 0
	for _, l := range fold(text).letters {
		if l.start < at || l.end <= l.start || l.end > len(text) || !utf8.ValidString(text[l.start:l.end]) {
			t.Errorf("%c is said to be bytes %d to %d", l.r, l.start, l.end)
		}
		at = l.start
	}
}

func TestQuestionsAreAskedInTheBulletinsWords(t *testing.T) {
	for ask, want := range map[string]string{
		"what is JOGMEC doing in Kazakhstan": "jogmec 哈萨 萨克 克斯 斯坦",
		"Rare Earth exports":                 "稀土 出口",
		"heavy rare earths":                  "重稀 稀土",
		"RSBF是什么":                            "rsbf",
		"十一月的出口":                             "11 11月 月的 的出 出口",
		"请问哪些公司减产":                           "公司 司减 减产",
	} {
		var got []string
		for _, g := range cut(ask).grams {
			if g.kind != single {
				got = append(got, g.term)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s asks for %s, want %s", ask, strings.Join(got, " "), want)
		}
	}
}

// What is counted in a passage must be what the index was made of, though the one is read the quick way.
func checkTouches(t *testing.T, ask, text string) {
	q := cut(ask)
	var want, got []string
	for _, term := range gramsOf(text, true) {
		if _, ok := q.named[term]; ok {
			want = append(want, term)
		}
	}
	for _, touch := range q.touches(text, nil) {
		if touch.from < 0 || touch.to > len(text) || touch.from >= touch.to {
			t.Fatalf("%q in %q: bytes %d to %d", ask, text, touch.from, touch.to)
		}
		got = append(got, q.grams[touch.gram].term)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%q touches %q at %q, want %q", ask, text, got, want)
	}
}

func TestAPassageIsTouchedByItsOwnGrams(t *testing.T) {
	for _, text := range []string{
		sample(t), "41.87万元/吨", "05月５日", "Nd³⁺的Nd3+", "氧化镝", "a1b2氧3化", "１，７１１．９０元", "6.8%，6.8％", "007号和7号", "㎏㎏", "\xff\xfe氧化\xff",
	} {
		checkTouches(t, text, text)
		checkTouches(t, "氧化镝5月Nd3+7号万元6.8%", text)
	}
}

func FuzzTouches(f *testing.F) {
	f.Add("氧化镝5月", "5月，氧化镝１７１１．９０元")
	f.Add("Nd3+", "Nd³⁺")
	f.Fuzz(func(t *testing.T, ask, text string) {
		if utf8.ValidString(ask) && utf8.ValidString(text) {
			checkTouches(t, ask, text)
		}
	})
}
