package lexicon

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"rebot/index/bulletin"
)

// data holds the lexicon: one concept a line, identifier, class and forms apart by blanks; a form with a blank in it
// stands in quotes; a line that begins with a blank goes on with the forms of the line before; # begins a comment.
//
//go:embed data/*.txt
var data embed.FS

// An entry is one concept.
type entry struct {
	class    Class
	id, kind string
	mask     mask
	cost     int32
}

// nameClasses are the classes of data/*.txt that are names; every other class is the Kind of a Word. A word of class
// other is none of the trade's: it keeps its letters from being read as numbers, and stays unknown.
var nameClasses = map[string]Class{"product": Product, "element": Element, "group": Group, "company": Company,
	"goods": Goods, "enterprise": Goods, "mode": Goods, "trade": Goods,
	"country": Place, "bloc": Place, "initiative": Place, "province": Place, "city": Place, "customs": Place,
	"filler": Filler, "mark": Mark, "other": Unknown}

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
	if kind == "num" { // 三分之一 is not 三, 分 and 之一
		e.cost = costRatio
	}
	return e
}

// known gives the trie of every form of the data.
var known = sync.OnceValue(load)

// load builds the trie. A form that two concepts claim is a defect of the data.
func load() *trie {
	b := &branch{}
	for _, p := range bulletin.Products() {
		e := newEntry(Product, p.Name, "product")
		for _, form := range append([]string{p.Name}, p.Aliases...) {
			b.add(form, e)
		}
	}
	files, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		text, err := data.ReadFile("data/" + f.Name())
		if err != nil {
			panic(err)
		}
		if err := b.read(string(text)); err != nil {
			panic(fmt.Sprintf("lexicon: %s: %v", f.Name(), err))
		}
	}
	return b.trie()
}

// read adds the concepts of a file.
func (b *branch) read(text string) error {
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
				b.add(fields[0], e)
				keep(fields[0], e)
			}
			fields = fields[2:]
		}
		for _, form := range fields {
			keep(form, e)
			if old := b.add(form, e); old != nil && old.id != e.id {
				return fmt.Errorf("line %d: %s of %s is a form of %s already", n+1, form, e.id, old.id)
			}
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

// A Form is one way to write a name.
type Form struct{ Text, Name string }

// Forms lists the forms of the names of some kinds, such as country and bloc, in the order of the data.
func Forms(kinds ...string) (out []Form) {
	known()
	for _, f := range forms {
		if slices.Contains(kinds, f.kind) {
			out = append(out, f.Form)
		}
	}
	return out
}

// forms are those of all names, as the data has them.
var forms []struct {
	Form
	kind string
}

func keep(form string, e *entry) {
	if e.class != Word && e.class != Filler && e.class != Mark && e.class != Unknown {
		forms = append(forms, struct {
			Form
			kind string
		}{Form{form, e.id}, e.kind})
	}
}

// KindOf is the kind of a name, such as country or initiative of a place, empty where nothing knows it.
func KindOf(name string) string {
	if e := known().find(name); e != nil {
		return e.kind
	}
	return ""
}
