package reply

import (
	"slices"
	"testing"
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
