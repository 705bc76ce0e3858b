package lexicon

import (
	"embed"
	"fmt"
	"strings"

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
	bare     bool
}

// nameClasses are the classes of data/*.txt that are names; every other class is the Kind of a Word.
var nameClasses = map[string]Class{"product": Product, "element": Element, "group": Group, "company": Company, "institution": Company,
	"agency": Company, "goods": Goods, "enterprise": Goods, "mode": Goods, "trade": Goods, "country": Place, "bloc": Place,
	"initiative": Place, "nation": Place, "world": Place, "province": Place, "city": Place, "customs": Place, "filler": Filler, "mark": Mark}

var known = load()

// load builds the trie of every form. A form that two concepts claim is a defect of the data.
func load() *trie {
	t := newTrie()
	for _, p := range bulletin.Products() {
		e := &entry{class: Product, id: p.Name, kind: "product"}
		for _, form := range append([]string{p.Name}, p.Aliases...) {
			t.add(form, e)
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
		if err := t.read(string(text)); err != nil {
			panic(fmt.Sprintf("lexicon: %s: %v", f.Name(), err))
		}
	}
	return t
}

// read adds the concepts of a file.
func (t *trie) read(text string) error {
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
			e = &entry{class: class, id: fields[0], kind: fields[1]}
			if class != Word && class != Filler && class != Mark {
				t.add(fields[0], e)
			}
			fields = fields[2:]
		}
		for _, form := range fields {
			if old := t.add(form, e); old != nil && old.id != e.id {
				_ = old // settled when a form may have several concepts
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

// KindOf is the kind of a name, such as country or initiative of a place, empty where nothing knows it.
func KindOf(name string) string {
	if e := known.find(name); e != nil {
		return e.kind
	}
	return ""
}
