package lexicon

import "strings"

// compound makes a product of a form and the elements behind or before it, where no list has it: 氯化镝, 镧铈合金, 硝酸铈.
func compound(c *composer, i int) (Token, int) {
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
		return none, 0
	}
	behind := c.at(at).Class == Word && c.at(at).Kind == "formbehind" && c.at(at).From == c.at(at-1).To
	if behind {
		at++
	}
	if !before && !behind {
		if at-i < 2 {
			return none, 0
		}
		return elements(c, i, at)
	}
	name := Text(c.tokens[i:at])
	if e := known.find(name); e != nil && e.class == Product {
		name = e.id
	}
	return Token{Class: Product, ID: name, Value: name, Kind: "compound"}, at - i
}

// elements joins elements that stand side by side: 镨钕 is one name.
func elements(c *composer, i, end int) (Token, int) {
	return Token{Class: Element, ID: ids(c.tokens[i:end]), Kind: "elements"}, end - i
}

func ids(tokens []Token) string {
	var b strings.Builder
	for i := range tokens {
		b.WriteString(tokens[i].ID)
	}
	return b.String()
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// firm makes a company of what nothing knows, or of a place, and a word that ends the names of firms: 江阴加华公司, 广西稀土集团.
func firm(c *composer, i int) (Token, int) {
	at := i
	for at-i < 3 && (c.at(at).Class == Unknown || c.at(at).Class == Place) && isHan(firstRune(c.at(at).Text)) {
		at++
	}
	if at == i {
		return none, 0
	}
	if c.at(at).ID == "稀土" && c.at(at).Class == Goods && c.at(at+1).Kind == "firm" {
		at++
	}
	end := at
	for c.at(end).Class == Word && c.at(end).Kind == "firm" {
		end++
	}
	if end == at || len([]rune(Text(c.tokens[i:at]))) > 8 {
		return none, 0
	}
	name := Text(c.tokens[i:end])
	return Token{Class: Company, ID: name, Value: name, Kind: "firm"}, end - i
}

// letter makes a country of its one letter, where what stands before says that a place follows: 对美, 自韩, 美、韩.
func letter(c *composer, i int) (Token, int) {
	t, b := c.at(i), c.at(i-1)
	if t.Class != Unknown || !b.Is("link.for") && !b.Is("link.from") && b.Class != Place && !(c.mark(i-1, "、") && c.at(i-2).Class == Place) {
		return none, 0
	}
	id := letters[t.Text]
	if id == "" {
		return none, 0
	}
	return Token{Class: Place, ID: id, Kind: "country"}, 1
}

var letters = map[string]string{"美": "美国", "韩": "韩国", "日": "日本", "欧": "欧盟", "德": "德国", "法": "法国", "英": "英国", "俄": "俄罗斯", "印": "印度", "缅": "缅甸", "越": "越南", "泰": "泰国", "加": "加拿大"}
