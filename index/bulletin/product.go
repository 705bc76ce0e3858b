package bulletin

import "strings"

// A Product 产品 is one thing that is priced. Its Name is canonical: all other names lead to it.
type Product struct {
	Name    string
	Aliases []string // folded (see Fold): traditional, full-width and capital forms need no entry
}

// products is the closed list of names: for each element its oxide, its metal and its alloy with iron, then what the
// trade calls by names of their own.
var products = append(elementProducts(), tradeProducts...)

// Products lists the closed list of names.
func Products() []Product { return products }

func elementProducts() []Product {
	var out []Product
	for _, e := range elements {
		en := e.English
		sym := strings.ToLower(e.Symbol)
		out = append(out,
			Product{"氧化" + e.Han, oxideNames(e, sym)},
			Product{"金属" + e.Han, []string{e.Han + "金属", "单质" + e.Han, e.Han + "锭", en + " metal",
				"metallic " + en, "metal " + en, sym + " metal", "metal " + sym, "jinshu" + e.Pinyin,
				e.Pinyin + "jinshu"}},
			Product{e.Han + "铁", []string{e.Han + "铁合金", "铁" + e.Han + "合金", "ferro" + en, "ferro " + en,
				en + " iron", en + " iron alloy", en + " ferrum", en + " ferrum alloy", en + " ferroalloy", en + " alloy", sym + "fe", sym + " fe",
				sym + " iron", e.Pinyin + "tie"}},
		)
	}
	return out
}

func oxideNames(e element, sym string) []string {
	en := e.English
	names := []string{
		e.Han + "氧化物", "三氧化二" + e.Han, "三氧化" + e.Han, "二氧化" + e.Han, "氧化" + e.Han + "粉", e.Han + "的氧化物",
		en + " oxide", "oxide of " + en, sym + " oxide", sym + "o", e.Oxide, sym + "2o3", en + "oxide",
		"yanghua" + e.Pinyin,
	}
	if e.Han == "钕" {
		names = append(names, "yanghuanu", "yanghuanü")
	}
	if e.Han == "镥" {
		names = append(names, "氧化镏")
	}
	if sym == "y" || sym == "la" || sym == "er" || sym == "ho" || sym == "po" || sym == "lu" || sym == "te" ||
		sym == "ce" {
		names = without(names, sym+"o") // a word of its own
	}
	return names
}

func without(list []string, s string) []string {
	var out []string
	for _, l := range list {
		if l != s {
			out = append(out, l)
		}
	}
	return out
}

var tradeProducts = []Product{
	{"氧化镨钕", []string{"镨钕氧化物", "氧化钕镨", "钕镨氧化物", "prnd oxide", "ndpr oxide", "pr nd oxide",
		"nd pr oxide", "prndo", "ndpro", "praseodymium neodymium oxide", "neodymium praseodymium oxide",
		"didymium oxide", "镨钕的氧化物", "yanghuapunv", "yanghuapunu", "yanghuapunü", "oxide of praseodymium neodymium"}},
	{"镨钕金属", []string{"金属镨钕", "镨钕混合金属", "镨钕合金", "镨钕的金属", "钕镨金属", "金属钕镨", "prnd metal", "ndpr metal",
		"pr nd metal", "nd pr metal", "metal prnd", "prnd alloy", "ndpr alloy", "praseodymium neodymium metal",
		"neodymium praseodymium metal", "praseodymium neodymium alloy", "didymium metal",
		"punvjinshu", "jinshupunv", "punujinshu", "jinshupunu"}},
	{"低钇低铕矿", []string{"低钇低铕离子矿", "低钇低铕稀土矿"}},
	{"中钇富铕矿", []string{"中钇富铕", "富铕矿", "富铕", "中钇富铕离子矿", "离子型中钇富铕矿", "中钇富铕稀土矿", "中钇矿",
		"zhongyifuyoukuang", "zhongyifuyou", "medium yttrium europium rich ore",
		"medium yttrium and rich europium ore", "medium yttrium rich europium ore", "medium yttrium, europium rich ore",
		"middle yttrium rich europium ore", "medium yttrium europium rich ion ore", "medium yttrium europium rich concentrate", "yttrium europium ore",
		"ion adsorption ore"}},
	{"钕铁硼", []string{"ndfeb", "nd fe b", "钕铁硼磁体", "钕铁硼永磁", "钕铁硼磁钢", "nutiepeng", "nvtiepeng"}},
	{"稀土精矿", []string{"混合稀土精矿", "rare earth concentrate"}},
	{"碳酸稀土", []string{"混合碳酸稀土", "rare earth carbonate", "mixed rare earth carbonate"}},
	{"氯化稀土", []string{"rare earth chloride"}},
	{"镧铈金属", []string{"金属镧铈", "镧铈合金", "lace metal", "lanthanum cerium metal", "lanthanum cerium alloy", "lace alloy"}},
	{"氧化镧铈", []string{"镧铈氧化物"}},
	{"混合稀土金属", []string{"mischmetal"}},
	{"钐钴", []string{"钐钴磁体", "smco", "samarium cobalt"}},
	{"高钇矿", []string{"富钇矿", "高钇离子矿", "高钇稀土矿"}},
	{"独居石", []string{"独居石精矿", "monazite"}},
	{"氟碳铈矿", []string{"氟碳铈精矿", "bastnaesite", "bastnasite"}},
}
