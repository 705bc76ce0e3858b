package lexicon

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A variant is another way to write an English form, which questions have and no data lists: its other number, and RE for
// rare earth.
type variant struct {
	form string
	of   *entry
}

// varied are the kinds of word that have variants, besides names.
var varied = []string{"term", "attr", "obj", "institution"}

// variantsOf gives the variants of a form.
func variantsOf(form string, e *entry) (out []variant) {
	if bulletin.HasHan(form) || e.class == Word && !slices.Contains(varied, e.kind) || e.class == Filler || e.class == Place {
		return nil
	}
	add := func(s string) { out = append(out, variant{s, e}) }
	if strings.Contains(form, " ") || len(form) > 5 {
		add(otherNumber(form))
	}
	if short := strings.ReplaceAll(form, "rare earth", "re"); short != form && len(short) > 3 {
		add(strings.ReplaceAll(short, "res", "re"))
	}
	return out
}

// otherNumber is the plural of a singular, or the singular of a plural, as most English words make it.
func otherNumber(form string) string {
	for _, end := range []string{"ss", "us", "is", "ics"} {
		if strings.HasSuffix(form, end) {
			return form
		}
	}
	if one, ok := strings.CutSuffix(form, "ies"); ok {
		return one + "y"
	}
	if one, ok := strings.CutSuffix(form, "s"); ok {
		return one
	}
	if one, ok := strings.CutSuffix(form, "y"); ok && !strings.ContainsRune("aeiou", rune(one[len(one)-1])) {
		return one + "ies"
	}
	return form + "s"
}

// addVariants adds those that nothing has as a form.
func (b *branch) addVariants(all []variant) {
	for _, v := range all {
		if n := b.at(v.form); n != nil && n.entry == nil {
			n.entry = v.of
		}
	}
}
