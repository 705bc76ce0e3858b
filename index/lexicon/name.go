package lexicon

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// compound makes a product of a form and the elements behind or before it, where no list has it: 氯化镝, 镧铈合金, 硝酸铈.
func compound(c *composer, i int, t *Token) int {
	at := i
	before := c.at(at).Class == Word && c.at(at).Kind == "form"
	if before {
		at++
	}
	first := at
	for c.at(at).Class == Element && (at == i || c.at(at).From == c.at(at-1).To) && isHan(firstRune(c.at(at).Text)) {
		at++
	}
	if at == first {
		return latinCompound(c, i, t)
	}
	behind := c.at(at).Class == Word && c.at(at).Kind == "formbehind" && c.at(at).From == c.at(at-1).To
	if behind {
		at++
	}
	if !before && !behind {
		if at-i < 2 {
			return 0
		}
		*t = Token{Class: Element, ID: c.ids(i, at), Kind: "elements"} // 镨钕 is one name
		return at - i
	}
	name := c.text[c.at(i).lo:c.at(at-1).hi]
	if e := known().find(name); e != nil && e.class == Product {
		name = e.id
	}
	*t = Token{Class: Product, ID: name, Value: name, Kind: "compound"}
	return at - i
}

// oreOf makes goods of a metal and the word for its ore or what is smelted of it, where no list has them: 钴矿砂及其精矿,
// 镍湿法冶炼中间品.
func oreOf(c *composer, i int, t *Token) int {
	metal, form := c.at(i), c.at(i+1)
	if isLatin(firstRune(metal.Text)) {
		return latinGoods(c, i, t)
	}
	if form.Kind != "orebehind" || form.From != metal.To || !isHan(firstRune(metal.Text)) {
		return 0
	}
	name := metal.ID + form.Text
	if k := known().find(name); k != nil && k.class == Goods {
		name = k.id
	}
	*t = Token{Class: Goods, ID: name, Value: name, Kind: "goods"}
	return 2
}

// latinGoods makes goods of a metal and the English word for what is made of it, where no list has them: antimony metal,
// lithium hydroxide, tungsten powder.
func latinGoods(c *composer, i int, t *Token) int {
	metal, name := c.at(i), englishForms()[c.at(i+1).Text]
	if name == "" || !slices.Contains(List("metals"), metal.ID) {
		return 0
	}
	name = strings.Replace(name, "*", metal.ID, 1)
	if k := known().find(name); k != nil && k.class == Goods {
		name = k.id
	}
	*t = Token{Class: Goods, ID: name, Value: name, Kind: "goods"}
	return 2
}

// englishForms gives the Han form of the product of a metal for the English word behind that.
var englishForms = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, pair := range List("metals.english") {
		word, form, _ := strings.Cut(pair, "=")
		out[word] = form
	}
	return out
})

// graded makes goods of a grade and what it is the grade of: 电池级碳酸锂, battery-grade lithium carbonate.
func graded(c *composer, i int, t *Token) int {
	grade, n := c.at(i), 1
	if c.word(i+n, "link.of") && isLatin(firstRune(grade.Text)) { // technical grades of lithium hydroxide
		n++
	}
	goods := c.at(i + n)
	if !grade.Is("qual.grade") || goods.Class != Goods {
		return 0
	}
	name := GradeName(grade.Text) + goods.ID
	*t = Token{Class: Goods, ID: name, Value: name, Kind: "goods"}
	return n + 1
}

// GradeName gives the Han name of a grade of goods: 电池级 for battery grade.
func GradeName(text string) string {
	for _, pair := range List("grades.english") {
		if word, name, _ := strings.Cut(pair, "="); word == text {
			return name
		}
	}
	return text
}

// latinCompound makes a product of an element and the word for its oxide or metal, in either order, where no list has
// it: praseodymium and neodymium oxide, metal praseodymium.
func latinCompound(c *composer, i int, t *Token) int {
	e, form := c.at(i), c.at(i+1)
	if e.Kind == "form" {
		e, form = form, e
	}
	if e.Class != Element || !isLatin(firstRune(e.Text)) || !isLatin(firstRune(form.Text)) || len(e.Text) < 4 {
		return 0
	}
	name := ""
	switch strings.TrimSuffix(form.Text, "s") {
	case "oxide":
		name = "氧化" + e.ID
	case "metal":
		name = "金属" + e.ID
	case "carbonate":
		name = "碳酸" + e.ID
	case "chloride":
		name = "氯化" + e.ID
	case "fluoride":
		name = "氟化" + e.ID
	default:
		return 0
	}
	if k := known().find(name); k != nil && k.class == Product {
		name = k.id
	}
	*t = Token{Class: Product, ID: name, Value: name, Kind: "compound"}
	return 2
}

// sharedForm makes a product of an element that has its form from the one behind and: praseodymium and neodymium oxides.
func sharedForm(c *composer, i int, t *Token) int {
	e, at := c.at(i), i+1
	if !isLatin(firstRune(e.Text)) || len(e.Text) < 4 || !c.word(at, "op.and") && !c.mark(at, ",") {
		return 0
	}
	for c.mark(at, ",") && (c.word(at+1, "op.and") || c.at(at+1).Class == Element) || c.word(at, "op.and") || c.at(at).Class == Element {
		at++
	}
	b := c.at(at)
	form := b.Text
	if b.Class == Product {
		form = strings.TrimSuffix(form, "s")
		form = form[max(0, len(form)-len("oxide")):]
	} else if c.at(at-1).Class != Element {
		return 0
	}
	prefix := ""
	switch strings.TrimSuffix(form, "s") {
	case "oxide":
		prefix = "氧化"
	case "metal":
		prefix = "金属"
	default:
		return 0
	}
	name := prefix + e.ID
	if k := known().find(name); k != nil && k.class == Product {
		name = k.id
	}
	*t = Token{Class: Product, ID: name, Value: name, Kind: "compound"}
	return 1
}

func (c *composer) ids(i, end int) string {
	var b strings.Builder
	for ; i < end; i++ {
		b.WriteString(c.at(i).ID)
	}
	return b.String()
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// firm makes a company of what nothing knows, or of a place, and a word that ends the names of firms: 江阴加华公司, 广西稀土集团.
func firm(c *composer, i int, t *Token) int {
	at := i
	if c.at(i).Class == Company && c.at(i+1).Class == Unknown && c.at(i+1).From == c.at(i).To { // 中稀南方集团
		at++
	}
	for at-i < 4 && (c.at(at).Class == Unknown || c.at(at).Class == Place || at > i && c.halfKnown(at)) &&
		isHan(firstRune(c.at(at).Text)) {
		at++
	}
	if at == i || at == i+1 && c.at(i).Class == Company {
		return 0
	}
	if t := c.at(at); (t.ID == "稀土" && t.Class == Goods || t.Class == Group) && c.at(at+1).Kind == "firm" {
		at++
	}
	end := at
	for c.at(end).Class == Word && c.at(end).Kind == "firm" {
		end++
	}
	if end == at || utf8.RuneCountInString(c.text[c.at(i).lo:c.at(at-1).hi]) > 8 {
		return 0
	}
	name := c.text[c.at(i).lo:c.at(end-1).hi]
	*t = Token{Class: Company, ID: name, Value: name, Kind: "firm"}
	return end - i
}

// halfKnown reports whether a unit of one letter stands right behind one that nothing knows, and so belongs to it: 南方.
func (c *composer) halfKnown(at int) bool {
	t, b := c.at(at), c.at(at-1)
	return t.Kind == "unit" && utf8.RuneCountInString(t.Text) == 1 && b.Class == Unknown &&
		utf8.RuneCountInString(b.Text) == 1 && b.To == t.From
}

// ofTwoMeanings decides what EU and US are by how they are written and what stands beside them: Eu is europium, the EU
// and US imports are places.
func ofTwoMeanings(c *composer, i int, t *Token) int {
	w := c.at(i)
	switch {
	case w.Text == "eu" && w.Class == Element && c.place(i):
		*t = Token{Class: Place, ID: "欧盟", Kind: "bloc"}
	case w.Text == "米" && c.before(1).Is("link.for") && c.at(i+1).Of("direction"): // 対米輸出
		*t = Token{Class: Place, ID: "美国", Kind: "country"}
	case w.Text == "mg" && !c.before(1).Is("num") && c.before(1).Class != Number && c.at(i+1).Text == "-": // Mg-Sm-Gd
		*t = Token{Class: Word, ID: "el.Mg", Kind: "term"}
	case w.Text == "us" && w.Class == Place && !c.place(i): // tell us
		*t = Token{Class: Filler, ID: "filler", Kind: "filler"}
	default:
		return 0
	}
	return 1
}

// place reports whether eu or us stands where a place does: behind the, to, from and in, beside trade, or in capitals
// where no element stands by and the word before is in none.
func (c *composer) place(i int) bool {
	b, a := c.before(1), c.at(i+1)
	switch {
	case a.Class == Element || b.Class == Element || a.Kind == "form" || b.Kind == "form" ||
		a.Kind == "formbehind" || a.Is("measure.purity"):
		return false
	case b.Text == "the" || b.Is("link.to") || b.Is("link.from") || b.Is("prep.in") || b.Is("link.for") ||
		a.Kind == "direction":
		return true
	}
	return c.at(i).flag&inCapitals != 0 && c.before(1).flag&inCapitals == 0
}

// letter makes a country of its one letter, where what stands before says that a place follows: 对美, 自韩, 美、韩.
func letter(c *composer, i int, t *Token) int {
	if len(c.at(i).Text) != len("美") {
		return 0
	}
	b := c.before(1)
	if !b.Is("link.for") && !b.Is("link.from") && !b.Of("sendto") && b.Class != Place && !(b.isMark("、") && c.before(2).Class == Place) {
		return 0
	}
	id := letters[c.at(i).Text]
	if id == "" || c.at(i).Kind == "time" && !c.tradeBehind(i+1) {
		return 0
	}
	*t = Token{Class: Place, ID: id, Kind: "country"}
	return 1
}

// tradeBehind reports whether words of trade, a figure or another name follow, which no day is told by: 对日出口, 对日、韩.
func (c *composer) tradeBehind(i int) bool {
	a := c.at(i)
	return a.Kind == "direction" || a.Is("op.and") || a.isMark("、") || a.Class == Number || a.Class == Goods || a.Class == Group
}

var letters = map[string]string{"美": "美国", "韩": "韩国", "日": "日本", "欧": "欧盟", "德": "德国", "法": "法国", "英": "英国",
	"俄": "俄罗斯", "印": "印度", "缅": "缅甸", "越": "越南", "泰": "泰国", "加": "加拿大", "荷": "荷兰", "意": "意大利"}

// CountryOf is the country that a letter stands for among others of its kind, empty for none: 德韩越.
func CountryOf(letter string) string { return letters[letter] }
