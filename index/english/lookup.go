package english

import (
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	stemmer "github.com/blevesearch/snowballstem/english"
)

// find gives what is written of some words, as they stand or by their stems. What stands as it is counts before a stem
// that other words share: celebrity is no form of celebrate.
func (d *dictionary) find(words []string) (sense, bool) {
	s, ok := d.standing(words)
	if !ok && d.wide != nil && !d.formed(words) {
		s, ok = d.wide.standing(words)
	}
	if !ok {
		s, ok = d.written(words)
	}
	if !ok && d.wide != nil {
		s, ok = d.wide.written(words)
	}
	return s, ok
}

// formed reports whether some words are a form of ones that stand in the dictionary: exports.
func (d *dictionary) formed(words []string) bool {
	return slices.ContainsFunc(forms(strings.Join(words, " ")), func(f string) bool { _, ok := d.exact[f]; return ok })
}

// standing gives what is written of some words as they are, the last one also in the plural.
func (d *dictionary) standing(words []string) (sense, bool) {
	if s, ok := d.exact[strings.Join(words, " ")]; ok {
		return s, true
	}
	for _, one := range singulars(words) {
		if s, ok := d.exact[one]; ok && s.class&noun != 0 {
			return s, true
		}
	}
	return sense{}, false
}

// written is find, in this dictionary alone.
func (d *dictionary) written(words []string) (sense, bool) {
	if s, ok := d.standing(words); ok {
		return s, true
	}
	stems := d.stems
	if participle(words[len(words)-1]) {
		stems = d.verbs
	}
	if s, ok := stems[stemmed(words)]; ok && !s.grammar() {
		return s, true
	}
	if s, ok := d.superlative(words); ok {
		return s, true
	}
	return d.adverb(words)
}

// superlative gives the adjective that a word is a higher or the highest degree of: larger, hardest.
func (d *dictionary) superlative(words []string) (sense, bool) {
	root, ok := strings.CutSuffix(words[0], "est")
	degree := "最"
	if !ok {
		root, ok = strings.CutSuffix(words[0], "er")
		degree = "更"
	}
	if !ok || len(words) > 1 || len(root) < 3 {
		return sense{}, false
	}
	n := len(root)
	for _, w := range []string{root, root + "e", root[:n-1] + "y", root[:n-1]} {
		if s, ok := d.exact[w]; ok && s.class&adj != 0 && !s.grammar() && s.chinese != "" && (degree == "最" || s.class == adj) {
			return sense{degree + s.chinese, adj}, true
		}
	}
	return sense{}, false
}

// adverb gives the adjective that a single adverb is made of: financially, necessarily.
func (d *dictionary) adverb(words []string) (sense, bool) {
	root, ok := strings.CutSuffix(words[0], "ly")
	if !ok || len(words) > 1 || len(root) < 4 {
		return sense{}, false
	}
	for _, w := range []string{root, strings.TrimSuffix(root, "al"), strings.TrimSuffix(root, "i") + "y", root + "le"} {
		if s, ok := d.exact[w]; ok && !s.grammar() && s.class&(adj|noun) != 0 {
			return sense{s.chinese, adj | adv}, true
		}
	}
	return sense{}, false
}

// participle reports whether a word has an ending that verbs alone have.
func participle(w string) bool { return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") }

// singulars gives words with the last one in the singular, where it may be a plural.
func singulars(words []string) (out []string) {
	all := strings.Join(words, " ")
	if one, ok := strings.CutSuffix(all, "s"); ok {
		out = append(out, one)
	}
	if one, ok := strings.CutSuffix(all, "ies"); ok {
		out = append(out, one+"y")
	}
	return out
}

// grammar reports whether a word is one of grammar, which has no other forms.
func (s *sense) grammar() bool {
	return s.class&(be|aux|have|modal|wh|det|and|not|of|prep|number) != 0
}

func stemmed(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		if base := irregular()[w]; base != "" {
			w = base
		}
		env := snowballstem.NewEnv(w)
		stemmer.Stem(env)
		out[i] = env.Current()
	}
	return strings.Join(out, " ")
}

// derived gives what a word is that is made of one of the dictionary and what is no word by itself: microwires, bendable.
func derived(w string) (sense, bool) {
	for n := len(w) - 4; n > 0; n-- { // the longest first
		han, ok := prefixes()[w[:n]]
		if !ok {
			continue
		}
		if s, found := entries().find([]string{w[n:]}); found && !s.grammar() && s.chinese != "" {
			s.chinese = han + s.chinese
			return s, true
		}
	}
	for _, end := range []string{"able", "ible"} {
		root, ok := strings.CutSuffix(w, end)
		for _, v := range []string{root, root + "e"} {
			if s, found := entries().find([]string{v}); ok && found && s.class&verb != 0 && s.chinese != "" {
				return sense{"可" + s.chinese, adj}, true
			}
		}
	}
	return sense{}, false
}
