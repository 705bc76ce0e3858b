package intake

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Word keeps the numbers of lists and headings apart from their text: word/numbering.xml says how each level of a list counts, and
// a paragraph, or the style that it has, names a list and a level. What is printed must be counted.

// maxNumbers is the size in bytes above which the numbers of a document are let go.
const maxNumbers = 8 << 20

// A value is an element whose one attribute says all.
type value struct {
	Val string `xml:"val,attr"`
}

func (v value) number(otherwise int) int {
	if n, err := strconv.Atoi(v.Val); err == nil {
		return n
	}
	return otherwise
}

// A listLevel says how a level of a list counts.
type listLevel struct {
	Level  int   `xml:"ilvl,attr"`
	Start  value `xml:"start"`
	Format value `xml:"numFmt"`
	Text   value `xml:"lvlText"` // %1 is the number of the first level
}

type numberingPart struct {
	Kinds []struct {
		ID     string      `xml:"abstractNumId,attr"`
		Levels []listLevel `xml:"lvl"`
	} `xml:"abstractNum"`
	Lists []struct {
		ID      string `xml:"numId,attr"`
		Kind    value  `xml:"abstractNumId"`
		Changes []struct {
			Level int        `xml:"ilvl,attr"`
			Start *value     `xml:"startOverride"`
			How   *listLevel `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

// A listPlace is which list a paragraph is in, and at which level; unset where it says neither.
type listPlace struct {
	List  value `xml:"numId"`
	Level value `xml:"ilvl"`
}

type stylesPart struct {
	Styles []struct {
		ID      string    `xml:"styleId,attr"`
		BasedOn value     `xml:"basedOn"`
		Place   listPlace `xml:"pPr>numPr"`
	} `xml:"style"`
}

// levels is how many levels a list has.
const levels = 9

// A list counts. Lists of one kind share their count unless one begins anew.
type list struct {
	how   [levels]listLevel
	count *[levels]int
}

// Numbers are the lists of a document.
type numbers struct {
	lists  map[string]*list
	styles map[string]listPlace
}

// readNumbers reads how a document numbers its paragraphs. One that can't be read has no numbers.
func readNumbers(files []*zip.File) *numbers {
	n := &numbers{map[string]*list{}, map[string]listPlace{}}
	var lists numberingPart
	if decodePart(files, "word/numbering.xml", &lists) != nil {
		return n
	}
	for _, l := range lists.Lists {
		made := &list{count: new([levels]int)}
		for _, k := range lists.Kinds {
			if k.ID == l.Kind.Val {
				made.take(k.Levels)
			}
		}
		own := false
		for _, c := range l.Changes {
			if c.How != nil {
				made.take([]listLevel{*c.How})
			}
			if c.Start != nil && c.Level >= 0 && c.Level < levels {
				made.how[c.Level].Start, own = *c.Start, true
			}
		}
		for _, o := range lists.Lists {
			if other := n.lists[o.ID]; other != nil && o.Kind == l.Kind && !own {
				made.count = other.count
			}
		}
		n.lists[l.ID] = made
	}
	n.readStyles(files)
	return n
}

func (l *list) take(how []listLevel) {
	for _, h := range how {
		if h.Level >= 0 && h.Level < levels {
			l.how[h.Level] = h
		}
	}
}

// readStyles notes which list the paragraphs of a style are in, by the style that it is based on too.
func (n *numbers) readStyles(files []*zip.File) {
	var s stylesPart
	if decodePart(files, "word/styles.xml", &s) != nil {
		return
	}
	based := map[string]string{}
	for _, style := range s.Styles {
		n.styles[style.ID], based[style.ID] = style.Place, style.BasedOn.Val
	}
	for id := range n.styles {
		p, of := n.styles[id], id
		for range 20 { // one may be based on itself
			if of = based[of]; p.List.Val != "" || of == "" {
				break
			}
			if p.List = n.styles[of].List; p.Level.Val == "" {
				p.Level = n.styles[of].Level
			}
		}
		n.styles[id] = p
	}
}

// decodePart reads a part of a document that has an element for each thing it says.
func decodePart(files []*zip.File, name string, into any) error {
	i := slices.IndexFunc(files, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	if i < 0 {
		return io.EOF
	}
	r, err := files[i].Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return xml.NewDecoder(io.LimitReader(r, maxNumbers)).Decode(into)
}

// next counts a paragraph that is in a list by itself or by its style, and gives the number that it is printed with; empty for
// none, or a bullet.
func (n *numbers) next(p listPlace, style string) string {
	if s := n.styles[style]; p.List.Val == "" {
		p.List = s.List
		if p.Level.Val == "" {
			p.Level = s.Level
		}
	}
	l, at := n.lists[p.List.Val], p.Level.number(0)
	if l == nil || at < 0 || at >= levels {
		return ""
	}
	l.step(at)
	how := l.how[at]
	if how.Format.Val == "bullet" || how.Format.Val == "none" {
		return ""
	}
	text := how.Text.Val
	for i := range levels {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(l.how[i].Format.Val, l.count[i]))
	}
	return text
}

// step counts one more at a level; the levels below it begin anew.
func (l *list) step(at int) {
	for i := range l.count {
		switch start := max(l.how[i].Start.number(1), 0); {
		case i < at && l.count[i] == 0:
			l.count[i] = start
		case i == at && l.count[i] == 0:
			l.count[i] = start
		case i == at:
			l.count[i]++
		case i > at:
			l.count[i] = 0
		}
	}
}
