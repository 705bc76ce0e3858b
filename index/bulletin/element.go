package bulletin

import "strings"

// An element of the rare earths: the seventeen, in the order of their atomic numbers but for Sc and Y.
type element struct {
	Symbol, Han, Pinyin, English, Oxide string
	heavy                               bool // 重稀土, from gadolinium on and yttrium
}

// elements is the closed list that every name of a product goes back to. Lutetium has a second character in Taiwan.
var elements = []element{
	{"La", "镧", "lan", "lanthanum", "la2o3", false},
	{"Ce", "铈", "shi", "cerium", "ceo2", false},
	{"Pr", "镨", "pu", "praseodymium", "pr6o11", false},
	{"Nd", "钕", "nv", "neodymium", "nd2o3", false},
	{"Pm", "钷", "po", "promethium", "pm2o3", false},
	{"Sm", "钐", "shan", "samarium", "sm2o3", false},
	{"Eu", "铕", "you", "europium", "eu2o3", false},
	{"Gd", "钆", "ga", "gadolinium", "gd2o3", true},
	{"Tb", "铽", "te", "terbium", "tb4o7", true},
	{"Dy", "镝", "di", "dysprosium", "dy2o3", true},
	{"Ho", "钬", "huo", "holmium", "ho2o3", true},
	{"Er", "铒", "er", "erbium", "er2o3", true},
	{"Tm", "铥", "diu", "thulium", "tm2o3", true},
	{"Yb", "镱", "yi", "ytterbium", "yb2o3", true},
	{"Lu", "镥", "lu", "lutetium", "lu2o3", true},
	{"Y", "钇", "yi", "yttrium", "y2o3", true},
	{"Sc", "钪", "kang", "scandium", "sc2o3", false},
}

// elementOf finds an element by its character.
func elementOf(han string) (element, bool) {
	for _, e := range elements {
		if e.Han == han {
			return e, true
		}
	}
	return element{}, false
}

// ElementSymbol gives the symbol of an element by its character.
func ElementSymbol(han string) (string, bool) {
	e, ok := elementOf(han)
	return e.Symbol, ok
}

// Light reports whether a product is of 轻稀土: every element in it comes before gadolinium.
func Light(product string) bool { return group(product, false) }

// Heavy reports whether a product is of 重稀土: gadolinium to lutetium, and yttrium.
func Heavy(product string) bool { return group(product, true) }

func group(product string, heavy bool) bool {
	n := 0
	for _, r := range product {
		if e, ok := elementOf(string(r)); ok && e.Han != "钪" {
			if e.heavy != heavy {
				return false
			}
			n++
		}
	}
	return n > 0
}

// Elements lists the characters of the elements that a name holds, such as 镨 and 钕 of 氧化镨钕.
func Elements(name string) []string {
	var out []string
	for _, r := range name {
		if e, ok := elementOf(string(r)); ok {
			out = append(out, e.Han)
		}
	}
	return out
}

// English gives a product's name in English, empty where there is none in common use.
func English(product string) string {
	switch product {
	case "氧化镨钕":
		return "Praseodymium-neodymium oxide"
	case "镨钕金属":
		return "Praseodymium-neodymium metal"
	case "中钇富铕矿":
		return "Medium-yttrium, europium-rich ore"
	}
	for _, e := range elements {
		name := strings.ToUpper(e.English[:1]) + e.English[1:]
		switch product {
		case "氧化" + e.Han:
			return name + " oxide"
		case "金属" + e.Han:
			return name + " metal"
		case e.Han + "铁":
			return name + "-iron alloy"
		}
	}
	return ""
}

// Symbols returns the symbol of each element by its character.
func Symbols() map[string]string {
	m := map[string]string{}
	for _, e := range elements {
		m[e.Han] = e.Symbol
	}
	return m
}
