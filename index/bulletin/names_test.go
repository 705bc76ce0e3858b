package bulletin

import (
	"slices"
	"testing"
)

// Every name of every product leads to that product, or says that it can mean another; never to another alone.
func TestEveryNameLeadsToItsProduct(t *testing.T) {
	n := NewNames()
	for _, p := range products {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			ms := n.Find(Fold(name))
			if len(ms) == 0 || !slices.Contains(ms[0].Products, p.Name) {
				t.Errorf("%s is read as %+v, want %s", name, ms, p.Name)
			}
		}
	}
}

func TestNamesInSentences(t *testing.T) {
	n := NewNames()
	cases := []struct {
		text string
		want [][]string
	}{
		{"帮我看看氧化鏑和氧化鋱的價格", [][]string{{"氧化镝"}, {"氧化铽"}}},
		{"ＤＹ２Ｏ３ 与 Tb₄O₇", [][]string{{"氧化镝"}, {"氧化铽"}}},
		{"price of neodymium oxide and ferro-dysprosium", [][]string{{"氧化钕"}, {"镝铁"}}},
		{"yang hua di", [][]string{{"氧化镝"}}},
		{"yǎnghuàdī", [][]string{{"氧化镝"}}},
		{"yanghuayi", [][]string{{"氧化镱", "氧化钇"}}},
		{"镨钕", [][]string{{"氧化镨钕", "镨钕金属"}}},
		{"金属镨钕、镨钕金属", [][]string{{"镨钕金属"}, {"镨钕金属"}}},
		{"钕铁硼", [][]string{{"钕铁硼"}}},
		{"钕铁", [][]string{{"钕铁"}}},
		{"氧化钪", [][]string{{"氧化钪"}}},
		{"三氧化二镝", [][]string{{"氧化镝"}}},
		{"碳酸铈", [][]string{nil}},
		{"中钇富铕矿", [][]string{{"中钇富铕矿"}}},
		{"中钇富镝矿", [][]string{nil}},
		{"the eu and la are her pr team", nil},
	}
	for _, c := range cases {
		var got [][]string
		for _, m := range n.Find(Fold(c.text)) {
			got = append(got, m.Products)
		}
		if !slices.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%s names %q, want %q", c.text, got, c.want)
		}
	}
}

// Terbium, erbium and ytterbium differ in a letter: a slip is mended only where one name alone is near.
func TestASlipNeverBecomesAnotherElement(t *testing.T) {
	n := NewNames()
	for text, want := range map[string]string{"disprosium oxide": "氧化镝", "praesodymium oxide": "氧化镨",
		"neodimium oxide": "氧化钕", "tterbium oxide": "", "erbum oxide": ""} {
		ms := n.Find(text)
		got := ""
		if len(ms) > 0 && len(ms[0].Products) == 1 {
			got = ms[0].Products[0]
		}
		if got != want {
			t.Errorf("%s is read as %q, want %q", text, got, want)
		}
	}
}

func TestLightAndHeavy(t *testing.T) {
	for product, want := range map[string][2]bool{
		"氧化镨钕": {true, false}, "镝铁": {false, true}, "氧化钇": {false, true}, "氧化铕": {true, false},
		"中钇富铕矿": {false, false}, "氧化钪": {false, false}, "稀土精矿": {false, false},
	} {
		if got := [2]bool{Light(product), Heavy(product)}; got != want {
			t.Errorf("%s is light, heavy = %v, want %v", product, got, want)
		}
	}
}
