// Package english says an English question in the bulletin's own language. A dictionary, text files of one Chinese
// word a line (dictionary.go), and the lexicon give each word its Chinese one (word.go); a small grammar puts them in
// the order that a Chinese question has them in: what is asked for stands where its answer would stand (clause.go,
// ask.go). Names and formulas stay as they are. Whoever reads Chinese questions then reads English ones, by the same
// rules.
package english

import (
	_ "embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rebot/index/packed"
)

// data holds the dictionary: classes, the Chinese words with 、 between them, the likeliest first, and behind a colon
// the English ones, apart by semicolons. A line that names no class is of a noun. An English word stands in its plain
// form: inflections are found by the stem. - is a word that Chinese has none for.
//
//go:embed data.gz
var archive []byte

// data has the files of the folder data, packed (index/packed).
var data = sync.OnceValue(func() fs.FS { return packed.Open(archive) })

// Data is all that the dictionary knows.
func Data() fs.FS { return data() }

// A class says in bits how a word may be used.
type class uint32

// The classes.
const (
	noun    class = 1 << iota
	measure       // a noun of which one asks how much it is: power
	person        // one of whom one asks who it is: author
	body          // one that firms and institutes are: company
	verb
	pay // a verb of money: invest
	adj
	adv
	prep
	aux // do, will
	be
	have
	modal // can, must
	wh
	det
	and
	not
	of
	name
	number
	period
	mark
	joint // a verb of what is done with somebody
	place // a name of a country or a part of one
)

var classes = map[string]class{
	"noun":    noun,
	"measure": noun | measure,
	"person":  noun | person,
	"body":    noun | body,
	"verb":    verb,
	"deed":    noun | verb,
	"pay":     verb | pay,
	"joint":   verb | joint,
	"number":  number,
	"adj":     adj,
	"adv":     adv,
	"prep":    prep,
	"aux":     aux,
	"be":      be,
	"have":    have,
	"modal":   modal,
	"wh":      wh,
	"det":     det,
	"and":     and,
	"not":     not,
	"of":      of,
	"period":  period,
	"place":   noun | name | place,
}

// files is the order in which the data is read: of what a form stands for the first is taken.
var files = []string{
	"function",
	"figures",
	"goods",
	"publishing",
	"materials",
	"affairs",
	"law",
	"mining",
	"business",
	"research",
	"general",
	"everyday",
	"texts",
}

// wide are the files of whole fields: what the others do not have, and further meanings of what they have.
var wide = []string{
	"idioms",
	"finance",
	"venture",
	"commerce",
	"rule",
	"science",
	"world",
	"common",
	"terms",
	"notions",
	"deeds",
	"qualities",
	"society",
	"nature",
	"further",
	"places",
	"senses",
	"phrases",
	"vocabulary",
}

// A sense is a meaning of a word, in Chinese.
type sense struct {
	chinese string
	class   class
}

// A homograph is a form that is one word as a noun and another as a verb: scrap.
type homograph struct{ noun, verb sense }

// A dictionary has what is written of some words, by their letters and by their stems.
type dictionary struct {
	exact, stems map[string]sense
	verbs        map[string]sense     // stems of verbs
	homographs   map[string]homograph // by their stems
	all          map[string][]sense   // all Chinese words of a form
	longest      int                  // words of a phrase
	wide         *dictionary          // asked for what this one does not have; nil for none
}

var entries = sync.OnceValue(func() *dictionary {
	d := dictionaryOf(files)
	d.wide = dictionaryOf(wide)
	d.longest = max(d.longest, d.wide.longest)
	return d
})

// dictionaryOf reads files.
func dictionaryOf(names []string) *dictionary {
	d := &dictionary{
		exact:      map[string]sense{},
		stems:      map[string]sense{},
		verbs:      map[string]sense{},
		homographs: map[string]homograph{},
		all:        map[string][]sense{},
	}
	for _, name := range names {
		text, err := fs.ReadFile(data(), name+".txt")
		for n, line := range strings.Split(string(text), "\n") {
			if err == nil {
				err = d.read(line)
			}
			if err != nil {
				panic(fmt.Sprintf("english: %s.txt, line %d: %v", name, n+1, err))
			}
		}
	}
	return d
}

// read adds a line.
func (d *dictionary) read(line string) error {
	if strings.TrimSpace(line) == "" || line[0] == '#' {
		return nil
	}
	head, forms, ok := strings.Cut(line, ":")
	kinds, chinese, two := strings.Cut(head, " ")
	if first, _ := utf8.DecodeRuneInString(head); first >= utf8.RuneSelf {
		kinds, chinese, two = "noun", head, true
	}
	if !ok || !two {
		return fmt.Errorf("want classes, a Chinese word, a colon and English words: %q", line)
	}
	s := sense{}
	for k := range strings.SplitSeq(kinds, "+") {
		if classes[k] == 0 {
			return fmt.Errorf("no class %q", k)
		}
		s.class |= classes[k]
	}
	for form := range strings.SplitSeq(forms, ";") {
		words := strings.Fields(strings.ToLower(form))
		d.longest = max(d.longest, len(words))
		stem := stemmed(words)
		for han := range strings.SplitSeq(strings.TrimSpace(chinese), "、") {
			if s.chinese = han; han == "-" {
				s.chinese = ""
			}
			d.enter(words, stem, s)
		}
	}
	return nil
}

// enter adds what some words, whose stem is given, are in Chinese.
func (d *dictionary) enter(words []string, stem string, s sense) {
	form := strings.Join(words, " ")
	d.two(form, stem, s)
	if s.chinese != "" && !s.grammar() && !slices.Contains(d.all[form], s) {
		d.all[form] = append(d.all[form], s)
	}
	d.add(d.exact, form, s)
	if inflects(words, s) {
		d.add(d.stems, stem, s)
	}
	if s.class&verb != 0 {
		d.add(d.verbs, stem, s)
	}
}

// two notes that a form is one word as a noun and another as a verb.
func (d *dictionary) two(form, stem string, s sense) {
	old, ok := d.exact[form]
	if !ok || old.chinese == s.chinese || old.grammar() || s.grammar() {
		return
	}
	pure := func(s sense) class { return s.class & (noun | verb | adj) }
	h := homograph{old, s}
	if pure(s)&verb == 0 {
		h = homograph{s, old}
	}
	if _, known := d.homographs[stem]; !known && pure(h.noun)&verb == 0 && pure(h.verb) == verb {
		d.homographs[stem] = h
	}
}

// inflects reports whether other forms of some words are found by their stem. Those of words that are made of others
// are: explorer is no form of explore.
func inflects(words []string, s sense) bool {
	last := words[len(words)-1]
	derived := slices.ContainsFunc([]string{"er", "or", "ion", "ment", "ity", "al", "ive", "ly"}, func(end string) bool {
		return len(last) > 5 && strings.HasSuffix(last, end)
	})
	return s.class&(noun|verb) != 0 && !derived
}

// add keeps the first word of a form; another of the same adds only how it may be used.
func (d *dictionary) add(to map[string]sense, form string, s sense) {
	if old, ok := to[form]; ok {
		if old.chinese != s.chinese {
			return
		}
		s.class |= old.class
	}
	to[form] = s
}
