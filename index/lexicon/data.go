package lexicon

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"rebot/index/bulletin"
	"rebot/index/packed"
)

// archive is the folder data, packed (index/packed).
//
//go:embed data.gz
var archive []byte

// data holds the lexicon: one concept a line, identifier, class and forms apart by blanks; a form with a blank in it
// stands in quotes; a line that begins with a blank goes on with the forms of the line before; # begins a comment.
var data = sync.OnceValue(func() fs.FS { return packed.Open(archive) })

// dataFiles are the names of the files of a folder of data.
func dataFiles(folder string) (names []string) {
	files, err := fs.ReadDir(data(), folder)
	if err != nil {
		panic(fmt.Sprintf("lexicon: %s: %v", folder, err))
	}
	for _, f := range files {
		names = append(names, folder+"/"+f.Name())
	}
	return names
}

// An entry is one concept.
type entry struct {
	class    Class
	id, kind string
	mask     mask
	cost     int8
	guard    guard
	also     []Sense
}

// nameClasses are the classes of data/*.txt that are names; every other class is the Kind of a Word. A word of class
// other is not of the trade: it keeps its letters from being read as numbers, and stays unknown.
var nameClasses = map[string]Class{"product": Product, "element": Element, "group": Group, "company": Company,
	"institution": Company, "agency": Company, "goods": Goods, "enterprise": Goods, "mode": Goods, "trade": Goods,
	"country": Place, "bloc": Place, "initiative": Place, "nation": Place, "world": Place, "province": Place,
	"city":    Place,
	"customs": Place, "filler": Filler, "mark": Mark, "other": Unknown}

// files is the order in which the data is read. Of several concepts that have a form in common the first one read is
// what a token is; the others are its further senses.
var files = []string{"columns", "prose", "words", "attrs", "science", "trade", "elements", "places",
	"companies",
	"institutions", "goods", "japanese", "talk", "filler", "other"}

func newEntry(class Class, id, kind string) *entry {
	e := &entry{class: class, id: id, kind: kind, mask: maskOf(class, kind) | idMasks[id], cost: costName}
	switch class {
	case Word, Filler:
		e.cost = costWord
	case Mark:
		e.cost = costMark
	case Unknown:
		e.cost = costForeign
	}
	switch {
	case kind == "num": // 三分之一 is not 三, 分 and 之一
		e.cost = costRatio
	case id == "time.months", id == "time.quarters": // 两个月 is not 两个 and 月
		e.cost = costSpan
	case kind == "ref":
		e.cost = costNumber
	}
	e.guard = guardOf(e)
	return e
}

// Words writes the words that issues are read with, so that one state of them can be told from another.
func Words(w io.Writer) (err error) {
	for i := 0; i < len(files) && err == nil; i++ {
		err = readFile(files[i]+".txt", func(text string) error { _, err := io.WriteString(w, text); return err })
	}
	return err
}

// readFile reads a file of the data.
func readFile(name string, read func(text string) error) error {
	text, err := fs.ReadFile(data(), name)
	if err != nil {
		return err
	}
	return read(string(text))
}

// mustRead reads the files of a folder of the data, and panics where one is not as it should be: they are part of the
// program.
func mustRead(folder string, read func(text string) error) {
	for _, f := range dataFiles(folder) {
		if err := readFile(f, read); err != nil {
			panic(fmt.Sprintf("lexicon: %s: %v", f, err))
		}
	}
}

// AllWords writes those that questions are read with besides.
func AllWords(w io.Writer) error { return WriteFiles(w, data()) }

// WriteFiles writes all files of some folders, in the order of their names.
func WriteFiles(w io.Writer, folders ...fs.FS) error {
	var all error
	for _, files := range folders {
		all = errors.Join(all, fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(files, name)
			if err == nil {
				_, err = w.Write(text)
			}
			return err
		}))
	}
	return all
}

// A dictionary is all that the data holds.
type dictionary struct {
	known, everyday *trie             // the forms that issues are read with; the everyday words too
	names           []Form            // of all names, in the order of the data
	firstHan        map[string]string // the first Han form of each concept
	firstLatin      map[string]string // the first form of each in Latin letters
}

// words is the dictionary, read once.
var words = sync.OnceValue(func() *dictionary {
	d := newDictionary()
	b, variants := d.load()
	d.known = b.trie()
	d.loadEveryday(b)
	b.addVariants(variants)
	d.everyday = b.trie()
	return d
})

func newDictionary() *dictionary {
	return &dictionary{firstHan: map[string]string{}, firstLatin: map[string]string{}}
}

func known() *trie    { return words().known }
func everyday() *trie { return words().everyday }

// load reads the data, and the further ways to write its forms that questions have.
func (d *dictionary) load() (b *branch, variants []variant) {
	b = &branch{}
	add := func(form string, e *entry) {
		b.add(form, e)
		variants = append(variants, variantsOf(form, e)...)
	}
	for _, p := range bulletin.Products() {
		e := newEntry(Product, p.Name, "product")
		for _, form := range append([]string{p.Name}, p.Aliases...) {
			b.add(form, e)
		}
	}
	for _, f := range files {
		text, err := fs.ReadFile(data(), f+".txt")
		if err == nil {
			err = d.read(string(text), add)
		}
		if err != nil {
			panic(fmt.Sprintf("lexicon: %s.txt: %v", f, err))
		}
	}
	addMetals(b, add)
	return b, variants
}

// read adds the concepts of a file.
func (d *dictionary) read(text string, add func(form string, e *entry)) error {
	var e *entry
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := fieldsOf(line)
		if line[0] != ' ' && line[0] != '\t' {
			if len(fields) < 2 {
				return fmt.Errorf("line %d: want an identifier, a class and forms", n+1)
			}
			class, ok := nameClasses[fields[1]]
			if !ok {
				class = Word
			}
			e = newEntry(class, fields[0], fields[1])
			if class != Word && class != Filler && class != Mark && class != Unknown {
				add(fields[0], e)
				d.names = append(d.names, Form{fields[0], e.id, e.kind})
			}
			fields = fields[2:]
		}
		for _, form := range fields {
			if e.class != Word && e.class != Filler {
				d.names = append(d.names, Form{form, e.id, e.kind})
			}
			if d.firstHan[e.id] == "" && bulletin.HasHan(form) {
				d.firstHan[e.id] = form
			}
			if d.firstLatin[e.id] == "" && isLatin(firstRune(strings.ToLower(form))) && !bulletin.HasHan(form) {
				d.firstLatin[e.id] = form
			}
			add(form, e)
		}
	}
	return nil
}

// fieldsOf cuts a line at blanks that are not in quotes.
func fieldsOf(line string) (out []string) {
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

// KindOf is the kind of a name, such as country or initiative of a place, empty where nothing knows it.
func KindOf(name string) string {
	if e := known().find(name); e != nil {
		return e.kind
	}
	return ""
}

// with is an entry that has the sense of another too. A name comes before a word, a word before a filler.
func (e *entry) with(o *entry) *entry {
	if e.id == o.id && e.kind == o.kind {
		return e
	}
	a, b := e, o
	if rank(o.class) < rank(e.class) {
		a, b = o, e
	}
	both := *a
	both.also = append(append([]Sense(nil), a.also...), Sense{b.class, b.id, b.kind})
	both.also = append(both.also, b.also...)
	both.mask |= b.mask
	return &both
}

func rank(c Class) int {
	switch c {
	case Word:
		return 1
	case Filler, Mark, Unknown:
		return 2
	}
	return 0
}

// formsOf lists the forms of each concept.
var formsOf = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	everyday().walk(0, nil, func(form string, e *entry) {
		out[e.id] = append(out[e.id], form)
		for _, s := range e.also {
			out[s.ID] = append(out[s.ID], form)
		}
	})
	return out
})

// Forms lists the folded forms of a concept or a name, in no order that means anything.
func Forms(id string) []string { return formsOf()[id] }

// A Form is one way to write a name, as the data has it.
type Form struct{ Text, ID, Kind string }

// Names lists the forms of names of some kinds, such as country and bloc, in the order of the data.
func Names(kinds ...string) (out []Form) {
	for _, f := range words().names {
		if slices.Contains(kinds, f.Kind) {
			out = append(out, f)
		}
	}
	return out
}

// FirstHan gives the first Han form of a concept, empty for none.
func FirstHan(id string) string { return words().firstHan[id] }

// English gives the English name of what a form stands for, as it is written in a sentence: the first one in Latin
// letters, empty where the data has none. A name of a firm or a place has capital letters, where the data has none.
func English(name string) string {
	e := everyday().find(name)
	if e == nil {
		return ""
	}
	en := words().firstLatin[e.id]
	if e.class != Company && e.class != Place && e.kind != "institution" || en != strings.ToLower(en) {
		return en
	}
	parts := strings.Fields(en)
	for i, p := range parts {
		if i == 0 || p != "of" && p != "and" && p != "the" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, " ")
}
