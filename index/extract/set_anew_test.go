package extract

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/extract/layout"
)

// A setter sets the text of an issue anew, as another program or another printer would.
type setter struct {
	width   int    // display columns in a line, 0 for a paragraph a line
	indent  string // before a paragraph
	between string // behind the last line of a paragraph
	within  string // behind every other line
	page    func(n int) string
	source  string            // how the source is named, （来源：%s） where it is empty
	above   bool              // the source stands below the headline
	mark    string            // before a headline
	script  func(r rune) rune // of the whole text
	front   bool              // the name, the number and a table of contents come first
	percent int               // of the facts that may differ, where a full line may end a paragraph or not
	unsure  int               // how many articles may go on into the next: a source in brackets alone may be broken over lines
}

var settings = map[string]setter{
	"a paragraph a line":             {between: "\n"},
	"empty lines between paragraphs": {width: 76, between: "\n\n", within: "\n"},
	"empty lines behind all lines":   {width: 90, between: "\n\n", within: "\n\n", percent: 5},
	"no empty lines, no blanks":      {width: 84, between: "\n", within: "\n", percent: 5},
	"blanks before a paragraph":      {width: 76, indent: "　　", between: "\n", within: "\n"},
	"lines of a hundred columns":     {width: 100, indent: "    ", between: "\r\n", within: "\r\n"},
	"sources taken from":             {width: 76, indent: "　　", between: "\n", within: "\n", source: "（摘自%s）"},
	"sources in brackets alone":      {width: 70, between: "\n\n", within: "\n", source: "（%s）", unsure: 2},
	"sources behind a dash":          {between: "\n", source: "——来源：%s"},
	"sources below headlines":        {width: 76, between: "\n\n", within: "\n", above: true, source: "来源：%s"},
	"days and sources below them":    {between: "\n", above: true, source: "2025-03-12 10:30  来源：%s"},
	"traditional characters":         {width: 76, between: "\n\n", within: "\n", script: traditional},
	"a table of contents":            {width: 76, between: "\n\n", within: "\n", front: true},
	"marks before headlines":         {width: 80, indent: "　　", between: "\n", within: "\n", mark: "● "},
	"numbers of pages alone":         {width: 76, indent: "　　", between: "\n", within: "\n", page: func(n int) string { return fmt.Sprint(n) }},
	"numbers of pages and their head": {width: 90, between: "\n\n", within: "\n", page: func(n int) string {
		return fmt.Sprintf("%d / 40\n\n\f稀土行业信息 2025年第3期", n)
	}},
}

// differing are the settings in which an issue is known to read otherwise: the change of two prices or the results of a firm are
// lost, two list prices are read that else are not, or an article's end is not found. Each is a fault that is to be mended.
var differing = []string{
	"2023-11.txt, blanks before a paragraph", "2023-11.txt, numbers of pages alone", "2023-11.txt, sources in brackets alone",
	"2023-11.txt, sources taken from", "2025-08.txt, days and sources below them",
}

func TestAMonthReadsTheSameHoweverItIsSet(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "bot", "testdata", "months", "*.txt"))
	for _, file := range append(files, filepath.Join("..", "..", "..", "shared", "bulletins", "2024-11.txt")) {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // the real issue is not beside every checkout
		}
		asItIs, err := Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		want := factsSaid(asItIs)
		for _, name := range slices.Sorted(maps.Keys(settings)) {
			if known := filepath.Base(file) + ", " + name; slices.Contains(differing, known) {
				t.Logf("%s: not compared, it is known to differ", known)
				continue
			}
			is, err := Read(file, []byte(settings[name].set(asItIs)))
			if err != nil {
				t.Errorf("%s, %s: %v", file, name, err)
				continue
			}
			if lost, more := apart(want, factsSaid(is)); 50*(len(lost)+len(more)) > len(want)*settings[name].percent {
				t.Errorf("%s, %s: lost %q, new %q", filepath.Base(file), name, lost, more)
			}
			got, first := len(is.Articles), is.Articles[0].Title
			if want := len(asItIs.Articles); got < want-settings[name].unsure || got > want || first != asItIs.Articles[0].Title {
				t.Errorf("%s, %s: %d articles, want %d; the first is %q", filepath.Base(file), name, got, want, first)
			}
		}
	}
}

// apart tells which of two sets are not in the other.
func apart(a, b map[string]bool) (onlyA, onlyB []string) {
	for f := range a {
		if !b[f] {
			onlyA = append(onlyA, f)
		}
	}
	for f := range b {
		if !a[f] {
			onlyB = append(onlyB, f)
		}
	}
	return onlyA, onlyB
}

func factsSaid(is *bulletin.Issue) map[string]bool {
	out := map[string]bool{}
	for i := range is.Facts {
		out[is.Facts[i].String()] = true
	}
	return out
}

// set prints the articles of an issue, the rows of tables as they stand.
func (s setter) set(is *bulletin.Issue) string {
	var b strings.Builder
	lines := 0
	put := func(text, behind string) {
		b.WriteString(text + behind)
		if lines++; s.page != nil && lines%30 == 0 {
			b.WriteString(s.page(lines/30) + behind)
		}
	}
	if s.front {
		b.WriteString("离子型稀土信息简报\n2025 年第 3 期（总第 103 期）\n主办单位：某研究院\n目  录\n")
		for i, a := range is.Articles {
			fmt.Fprintf(&b, "%s …………… %d\n", a.Title, i+1)
		}
	}
	for _, a := range is.Articles {
		source := fmt.Sprintf(cmp.Or(s.source, "（来源：%s）"), a.Source)
		put(s.mark+a.Title, s.between)
		if s.above {
			put(source, s.between)
		}
		for _, p := range a.Paragraphs {
			ls := s.wrap(s.indent + p.Text)
			if p.Row || p.Heading || p.Caption {
				ls = s.wrap(strings.TrimSpace(is.Lines[p.First-1]))
				if p.Row {
					ls = []string{strings.TrimSpace(is.Lines[p.First-1])}
				}
			}
			for i, l := range ls {
				put(l, map[bool]string{true: s.between, false: s.within}[i == len(ls)-1])
			}
		}
		if !s.above {
			put(source, s.between)
		}
	}
	if s.script != nil {
		return strings.Map(s.script, b.String())
	}
	return b.String()
}

// traditional gives a traditional form of a character that has one.
func traditional(r rune) rune {
	if t, ok := forms[r]; ok {
		return t
	}
	return r
}

var forms = func() map[rune]rune {
	m := map[rune]rune{}
	for r := rune(0x9fff); r >= 0x4e00; r-- {
		if simple := bulletin.Simple(r); simple != r {
			m[simple] = r
		}
	}
	return m
}()

// wrap breaks a paragraph into lines, none in a word or before a mark.
func (s setter) wrap(text string) (out []string) {
	line, word := "", ""
	end := func() {
		if s.width > 0 && strings.TrimSpace(line) != "" && layout.Columns(line+word) > s.width {
			out, line = append(out, strings.TrimRight(line, " ")), ""
		}
		line, word = line+word, ""
	}
	for _, r := range text {
		if r >= 0x2e80 && !strings.ContainsRune("，。；：、！？）》”’", r) || r == ' ' {
			end()
		}
		word += string(r)
	}
	end()
	return append(out, line)
}
