package reply

import (
	"slices"
	"testing"

	"rebot/index/bulletin"
)

func TestNotesSayTheSameSentenceOnce(t *testing.T) {
	for _, c := range []struct{ notes, want []string }{
		{[]string{"甲印 1。请核对。", "乙印 2。请核对。", "丙。"}, []string{"甲印 1。", "乙印 2。请核对。", "丙。"}},
		{[]string{"A is 1.5. Please check.", "B is 2. Please check."}, []string{"A is 1.5.", "B is 2. Please check."}},
		{[]string{"甲。", "乙。"}, []string{"甲。", "乙。"}},
		{[]string{"请核对。", "请核对。"}, []string{"请核对。", "请核对。"}},
	} {
		a := &Reply{Notes: c.notes}
		if shown, _ := a.InChat(); !slices.Equal(shown.Notes, c.want) {
			t.Errorf("%q is shown as %q", c.notes, shown.Notes)
		}
	}
}

// What was asked for is large on every platform, also where it is a list.
func TestWhatWasAskedForIsNoSmallPrint(t *testing.T) {
	for _, c := range []struct {
		a    Reply
		want bool
	}{
		{Reply{Title: "专利", Details: []string{"一种装置"}}, true},
		{Reply{Title: "专利", Lead: "共 3 件", Details: []string{"一种装置"}}, true},
		{Reply{Lead: "有两种：", Details: []string{"甲", "乙"}}, true},
		{Reply{Title: "已订阅", Lead: "每期新简报入库后发来。", Details: []string{"查看写“我的订阅”。"}}, false},
		{Reply{Title: "氧化镝", Lead: "1711.90 元/公斤", Figures: []Figure{{}}, Details: []string{"换算"}}, false},
		{Reply{Title: "氧化镝", Table: &Table{}, Details: []string{"换算"}}, false},
	} {
		if got := c.a.Lists(); got != c.want {
			t.Errorf("%+v lists: %v", c.a, got)
		}
	}
}

func TestButtonsInEnglishHaveNoChineseNames(t *testing.T) {
	a := NewWriter(nil, true)
	a.Orders = []Ask{{"Change " + a.ProductName("氧化镨钕", "氧化镨钕"), "how to watch 氧化镨钕"}}
	if _, b := a.InChat(); b.Orders[0].Label != "Change PrNd oxide" || b.Orders[0].Question != "how to watch 氧化镨钕" {
		t.Errorf("the button is %q", b.Orders)
	}
}

// A card names its source in a line of a phone: the lines that it shows nothing of are left out, and many are from–to.
func TestACardNamesItsSourceInALine(t *testing.T) {
	month := bulletin.NewMonth(2024, 11)
	at := func(lines ...int) (out []Citation) {
		for _, n := range lines {
			out = append(out, Citation{Issue: month, Source: "协会", Lines: [2]int{n, n}})
		}
		return out
	}
	paged, edition := at(5), at(273)
	paged[0].Page, paged[0].toPage, edition[0].edition = 9, 9, true
	quote := []Passage{{Text: "原文"}}
	for _, c := range []struct {
		a    Reply
		want string
	}{
		{Reply{Citations: at(252, 273)}, "协会 · 2024-11 第 252、273 行"},
		{Reply{Citations: at(252, 273), aside: []int{0}}, "协会 · 2024-11 第 273 行"},
		{Reply{Citations: at(252), aside: []int{0}}, "协会 · 2024-11 第 252 行"},
		{Reply{Citations: at(262, 264, 281)}, "协会 · 2024-11 第 262–281 行"},
		{Reply{Citations: paged, Receipt: "k3f9a7q2m"}, "协会 · 2024-11 第 9 页 · #k3f9a"},
		{Reply{Citations: paged, English: true}, "协会 · 2024-11, page 9"},
		{Reply{Citations: edition}, "协会 · 示例版 第 273 行"},
		{Reply{Citations: edition, English: true}, "协会 · sample, line 273"},
		{Reply{Citations: edition, Passages: quote}, "协会 · 示例版，非原文 第 273 行"},
		{Reply{Citations: edition, Passages: quote, English: true}, "协会 · sample, not the original, line 273"},
	} {
		if got := c.a.Foot(); len(got) != 1 || got[0].String() != c.want {
			t.Errorf("%+v\nis named %v, want %s", c.a, got, c.want)
		}
	}
}
