package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	nameMarks = regexp.MustCompile(`^[*※#†‡]+|(?:[*※#†‡①-⑳¹²³⁴-⁹]|\[\d+\]|\(\d\)|\(?注\d*\)?)+$`)
	nameGrade = regexp.MustCompile(`^(.*\p{Han})[(]?((?:[≥≧>]=?)?\d{2,3}(?:\.\d+)?%|[2-6]N\d?)[)]?$|^((?:[≥≧>]=?)?\d{2,3}(?:\.\d+)?%|[2-6]N\d?)(\p{Han}.*)$`)
)

var stuckFigure = regexp.MustCompile(`^\p{Han}+\d+(?:\.\d+)?$`)

var endsName = regexp.MustCompile(`^(?:$|[(\d])`) // a name alone, with a bracket, or with a figure that has stuck to it

// clean takes footnote marks and a purity off the name in a row: neither makes it another product.
func (f *fitted) clean() {
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

// opensRow tells whether a line begins with a product, behind a number in a row of them or not, and has figures: then
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
		_, known := r.names.Canonical(f.name)
		if like := bulletin.LikeProduct(f.name); known || like != "" && endsName.MatchString(f.name[len(like):]) {
			return f.name, true
		}
	}
	return "", false
}

// badRow notes a row whose cells do not fit the header.
func (r *reader) badRow(p *bulletin.Paragraph, t *table, cs []string) bool {
	least := 1
	if hasSentence(p.Text) {
		least = 2 // a sentence may begin with a product, too
	}
	name, ok := r.opensRow(cs, least)
	if !ok {
		return false
	}
	if len(cs) == len(t.columns) {
		r.problem(p.First, "the row of %s does not fit the columns of its table; correct it, its prices are left out", name)
		return true
	}
	r.problem(p.First, "the row of %s has %d cells where its table has %d columns; complete it, its prices are left out", name, len(cs), len(t.columns))
	return true
}

// strayRow notes a row of figures with no header above it.
func (r *reader) strayRow(p *bulletin.Paragraph, raw string) {
	if !strings.ContainsAny(raw, "0123456789") || hasSentence(p.Text) || p.Repeat {
		return
	}
	if name, ok := r.opensRow(cells(raw), 2); ok {
		r.problem(p.First, "the row of %s stands under no header that names its columns; add one, its figures are left out", name)
	}
}

func numericAny(cs []string) bool {
	for _, c := range cs {
		if numeric.MatchString(c) {
			return true
		}
	}
	return false
}
