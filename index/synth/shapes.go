package synth

import (
	"fmt"
	"slices"
	"strings"
)

// Shapes are texts that nobody would write, by name: each gives about as many bytes as are asked for. A file of any of
// them must cost little memory and little time.
var Shapes = map[string]func(size int) string{
	"one character a line":     over("稀\n"),
	"one letter a line":        over("a\n"),
	"one digit a line":         over("7\n"),
	"one character, one empty": over("稀\n\n"),
	"two words a line":         over("稀土 价格\n"),
	"empty lines":              over("\n"),
	"carriage returns only":    over("氧化镝均价为1.5元/公斤。\r"),
	"one line of Han":          over("氧化镝涨跌互现"),
	"one line of letters":      over("abcdefgh"),
	"one word of Latin, Greek": over("aβcδ"),
	"all digits":               over("9"),
	"numbers":                  over("12.5 "),
	"blanks":                   over(" "),
	"tabs between figures":     over("1.5\t"),
	"bars":                     over("|"),
	"rows of bars":             over("| 氧化镝 | 1711.90 | -3.50% |\n"),
	"rows of a table":          rows("氧化物%d %d.10 %d.20 1.00%%\n"),
	"rows of one product":      over("氧化镝 ≧99% 1773.95 1711.90 -3.50%\n"),
	"cells a line each":        over("氧化镝\n≧99%\n1773.95\n1711.90\n-3.50%\n"),
	"nested brackets":          nested("（", "）"),
	"nested quotations":        nested("“《", "》”"),
	"respectively":             over("分别"),
	"respectively, figures":    over("氧化镝、氧化铽均价分别为1元/公斤、2元/公斤，"),
	"punctuation":              over("，。、；：？！"),
	"full stops a line each":   over("。\n"),
	"zero-width characters":    over("\u200b"),
	"zero-width between":       over("氧\u200b化\u200b镝\u200b"),
	"combining marks":          over("e\u0301\u0302\u0303\u0304"),
	"one base, many marks":     func(n int) string { return "e" + over("\u0301")(n) },
	"alternating scripts":      over("稀aα1"),
	"full-width":               over("１２３．４５元／公斤，"),
	"traditional":              over("稀土價格漲跌"),
	"prices in one paragraph":  over("氧化镝均价为1元/公斤，"),
	"prices a line each":       rows("氧化镝%d号均价为%d元/公斤，%d年。\n"),
	"trade in one paragraph":   over("11月稀土出口1.1吨，同比增长2.5%，"),
	"months":                   over("2024年11月"),
	"headlines":                over("2024年11月稀土价格走势\n"),
	"sources":                  over("（来源：某网）\n"),
	"articles":                 over("某地新闻\n\n氧化镝价格上涨。\n\n（来源：某网）\n"),
	"captions":                 over("图1 某图\n"),
	"patents":                  over("发明名称：一种方法\n公开号：CN118655100B\n发明人：某人\n摘要：无。\n"),
	"page headers":             over("离子型稀土信息简报 2024年 第11期\n"),
	"damaged lines":            over("稀土\xff价格\n"),
	"damaged figures":          over("氧化镝均价为1\ufffd5元/公斤。\n"),
	"words, each another":      words,
	"two columns":              over("氧化镝价格上涨，市场成交        氧化铽价格下跌，市场观望\n"),
	"table heads":              over("产品名 纯度 2024年10月平均价 2024年11月平均价 环比\n"),
}

// ShapeNames lists the names of Shapes in their order.
func ShapeNames() []string {
	names := make([]string, 0, len(Shapes))
	for name := range Shapes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// over repeats a text.
func over(s string) func(int) string {
	return func(size int) string { return strings.Repeat(s, size/len(s)) }
}

// rows numbers its lines.
func rows(format string) func(int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i, i, i+1)
		}
		return b.String()[:size]
	}
}

func nested(begin, end string) func(int) string {
	return func(size int) string { return over(begin)(size/2) + over(end)(size/2) }
}

// words are no two the same.
func words(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(string(rune('一'+i%20000)) + string(rune('一'+i/20000)) + string(rune('一'+i*7%20011)))
		if i%20 == 19 {
			b.WriteString("。\n")
		}
	}
	return b.String()
}
