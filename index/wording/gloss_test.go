package wording

import (
	"testing"

	"rebot/index/lexicon"
)

func TestNamesAreCutOutOfWhatStandsBeforeTheirGloss(t *testing.T) {
	words := lexicon.New()
	for _, c := range []struct{ run, name, short string }{
		{"公布纳米比亚奥坎达", "奥坎达", "奥坎达"},
		{"澳大利亚塔文资源公司", "塔文资源公司", "塔文"},
		{"对棕榈磁体公司", "棕榈磁体公司", "棕榈"},
		{"塔文首席执行官海伦·莫里森", "海伦·莫里森", "海伦·莫里森"},
		{"莱山", "莱山", "莱山"},
		{"由波罗的磁材公司", "波罗的磁材公司", "波罗的"},
		{"在澳上市的红隼资源公司", "红隼资源公司", "红隼"},
		{"和巴西的卡里纳", "卡里纳", "卡里纳"},
	} {
		name := named(words, c.run)
		if short := called(words, name); name != c.name || short != c.short {
			t.Errorf("%s has %q, %q for short, want %q and %q", c.run, name, short, c.name, c.short)
		}
	}
}

func TestAGlossBeginsWithWholeWords(t *testing.T) {
	for _, c := range []struct {
		gloss, latin string
		want         int
	}{
		{"Northridge Rare Earths", "northridge", 10},
		{"Northridge Rare Earths", "north", 0},
		{"PalmettoMagnetics", "palmetto", 8},
		{"Lai Son", "laison", 7},
		{"Lai", "laison", 0},
	} {
		if got := begins(c.gloss, c.latin); got != c.want {
			t.Errorf("%s of %s is %d, want %d", c.latin, c.gloss, got, c.want)
		}
	}
}

func TestAGlossIsHeardInWhatStandsBeforeIt(t *testing.T) {
	for _, c := range []struct{ latin, run, name, rest string }{
		{"Corvane", "生产商科文矿业", "科文", "矿业"},
		{"Benguela Rare Metals", "本格拉稀有金属公司", "本格拉", "稀有金属公司"},
		{"Dong Po", "莱州省东坡", "东坡", ""},
		{"Maria Duarte", "首席执行官玛丽亚·杜阿尔特", "玛丽亚·杜阿尔特", ""},
		{"Northridge", "北岭稀土公司", "", ""}, // by its meaning
	} {
		g := gloss{latin: c.latin, run: c.run}
		if name, rest := g.heard(""); name != c.name || rest != c.rest {
			t.Errorf("%s is %q and %q in %s", c.latin, name, rest, c.run)
		}
	}
}
