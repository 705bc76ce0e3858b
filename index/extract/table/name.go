package table

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

var (
	nameMarks  = regexp.MustCompile(`^[*※#†‡]+|(?:[*※#†‡①-⑳¹²³⁴-⁹]|\[\d+\]|\(\d\)|\(?注\d*\)?)+$`)
	latinGrade = regexp.MustCompile(`^([A-Za-z][A-Za-z -]*[a-z]),? ?[(]?(\d{2,3}(?:\.\d+)?%)(?: ?(?:min|minimum))?[)]?$`)
	nameGrade  = regexp.MustCompile(`^(.*\p{Han})[(]?((?:[≥≧>]=?)?\d{2,3}(?:\.\d+)?%|[2-6]N\d?)[)]?$|^((?:[≥≧>]=?)?\d{2,3}(?:\.\d+)?%|[2-6]N\d?)(\p{Han}.*)$`)
)

var stuckFigure = regexp.MustCompile(`^\p{Han}+\d+(?:\.\d+)?$`)

var endsName = regexp.MustCompile(`^(?:$|[(\d])`) // a name alone, with a bracket, or with a figure that has stuck to it

// A fitted is the name in a row, and the purity that stands in it.
type fitted struct{ name, purity string }

// clean takes footnote marks and a purity off the name in a row: neither makes it another product.
func (f *fitted) clean() {
	if onlyHan(f.name) && !strings.HasSuffix(f.name, "注") {
		return
	}
	f.ungrade()
	f.name = nameMarks.ReplaceAllString(strings.ReplaceAll(f.name, " ", ""), "")
	m := nameGrade.FindStringSubmatch(f.name)
	if m == nil {
		return
	}
	f.name = m[1] + m[4]
	if f.purity == "" {
		f.purity = m[2] + m[3]
	}
}

// ungrade takes the purity off an English name: Dysprosium oxide, 99.5% minimum.
func (f *fitted) ungrade() {
	if m := latinGrade.FindStringSubmatch(f.name); m != nil {
		f.name, f.purity = m[1], cmp.Or(f.purity, m[2])
	}
}

// opensRow reports whether a line begins with a product, behind a number in a row of them or not, and has figures: then
// it is a row, whether or not it can be read.
func (r *reader) opensRow(cs []string, least int) (name string, ok bool) {
	figures := 0
	for _, c := range cs {
		if numeric.MatchString(c) || stuckFigure.MatchString(c) {
			figures++
		}
	}
	if figures < least {
		return "", false
	}
	for _, c := range cs[:min(2, len(cs))] {
		f := fitted{name: c}
		f.clean()
		_, known := names.Canonical(f.name)
		if like := bulletin.LikeProduct(f.name); known || like != "" && endsName.MatchString(f.name[len(like):]) {
			return f.name, true
		}
	}
	return "", false
}

// A heading is a line that opens a part of its article by a mark or a number in Han, with what it says of all below it.
type heading struct {
	slots
	mark string // ■, or 一 where it is counted
}

// headingOf reads a line as a heading: ■ 北方稀土, 二、市场价格. One that is not understood says nothing.
func headingOf(text string, month bulletin.Month) (heading, bool) {
	var h heading
	if len(text) > 4*maxSection || layout.HasSentence(text) {
		return h, false
	}
	switch first, _ := utf8.DecodeRuneInString(text); {
	case layout.CountedInHan(text):
		h.mark = "一"
	case strings.ContainsRune(headingMarks, first):
		h.mark = string(first)
	default:
		return h, false
	}
	s := slotsOf(unlisted(text), month)
	if s.understood() && s.role == "" { // whose and which figures are, and not of when
		s.period, s.timeKind, s.year, s.rel = bulletin.Period{}, "", false, ""
		h.slots = s
	}
	return h, true
}

// headingMarks open a heading, and rows of lists too: those have figures.
const headingMarks = "■◆★▲●【◎▶►◇□▌▍"

// ends reports whether a heading ends the part of another: it is of the same kind, or counted.
func (h *heading) ends(next *heading) bool {
	return h.mark == "" || h.mark == next.mark || next.mark == "一"
}
