package passage

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/lexicon"
)

// anaphors name somebody that another sentence names.
var anaphors = strings.Fields(`公司 该公司 其 它 他 她 它们 他们 两者 二者 后者 前者 该组织 报告 该 此 这
	团队 研究团队 研究人员 课题组 研究者 企业 机构 单位 部门 项目 协议 条例 新法 政府`)

// name gives a phrase as somebody's name, where it is one: no pronoun, and not what the question names itself.
func (s *sentence) name(m met, terms []term) (string, bool) {
	f := s.piece(m.from, m.to)
	if f.text == "公司" && s.firm != "" {
		return s.firm, true
	}
	n := len([]rune(f.text))
	if n < 2 || n > 40 || slices.Contains(anaphors, f.text) || begins(f.text, "该 此 这 其 上述") || unpaired(f.text) {
		return "", false
	}
	for i := range terms {
		if t := &terms[i]; t.weight >= 1 {
			if k, share := s.meets(t); share == 1 && k.from >= f.from && k.to == f.to && k.to-k.from > 1 {
				return "", false
			}
		}
	}
	return f.text, true
}

// unpaired reports whether a text has a bracket without its other half.
func unpaired(text string) bool {
	return strings.Count(text, "(")+strings.Count(text, "（") != strings.Count(text, ")")+strings.Count(text, "）") ||
		strings.Count(text, "《") != strings.Count(text, "》")
}

// somebody reports whether a phrase can be who does something, as far as its last word tells.
func (s *sentence) somebody(m met) bool {
	if m.to <= m.from {
		return false
	}
	last := m.to - 1
	return s.classes(m) || s.wordAt(last).Class == lexicon.Place || s.runes[last] == '国' ||
		isLatin(s.letters[last]) && unicode.IsUpper(s.runes[m.from])
}

// speaker reports whether a phrase is a name that nobody knows, right before a verb of saying.
func (s *sentence) speaker(m, v met) bool {
	n := m.to - m.from
	verb := s.wordAt(v.from)
	if n < 2 || n > 4 || m.to != v.from || !verb.Of("say") && !verb.Is("attr.stance") && !verb.Is("attr.call") {
		return false
	}
	for i := m.from; i < m.to; i++ {
		if t := s.wordAt(i); t.Class != lexicon.Unknown {
			return false
		}
	}
	return true
}

// isGoods reports whether a phrase ends in a name of goods, so that it is cut off.
func (s *sentence) isGoods(m met) bool {
	return m.to > m.from && (s.wordAt(m.to-1).Class == lexicon.Goods || s.wordAt(m.to-1).Class == lexicon.Product)
}
