package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Place is the citations of one article, in the order of the reply.
type Place struct {
	Citation // the first
	All      []Citation
	Marks    []int // by which the reply's text refers to them
}

// Places gathers the citations of each article.
func (a *Reply) Places() (out []*Place) {
	for i, c := range a.Citations {
		at := slices.IndexFunc(out, func(p *Place) bool {
			return p.Issue == c.Issue && p.File == c.File && p.Article == c.Article
		})
		if at < 0 {
			at = len(out)
			out = append(out, &Place{Citation: c})
		}
		out[at].All, out[at].Marks = append(out[at].All, c), append(out[at].Marks, i+1)
	}
	return out
}

// A Source names an article that a reply cites, in three parts: whose it is, its title, and where in it something stands. URL
// is where that is shown, empty for nowhere.
type Source struct{ Before, Title, After, URL string }

func (s Source) String() string { return s.Before + s.Title + s.After }

// Sources names each article that the reply cites, and where in it. The marks stand before it where the text refers by them.
func (a *Reply) Sources() (out []string) {
	for _, s := range a.SourceLinks() {
		out = append(out, s.String())
	}
	return out
}

// SourceLinks is Sources in parts.
func (a *Reply) SourceLinks() (out []Source) {
	marked := a.refers()
	for _, p := range a.Places() {
		mark := ""
		if marked {
			mark = Marks(p.Marks) + " "
		}
		s := a.sourceOf(p)
		s.Before = mark + s.Before
		out = append(out, s)
	}
	return out
}

// sourceOf names an article and where in it something stands.
func (a *Reply) sourceOf(p *Place) Source {
	source := p.Source
	if source == "" {
		source = a.Say("来源未印", "no source printed")
	}
	return Source{a.Say("来源：", "Source: ") + source, "《" + p.Article + "》",
		a.Say("（"+Where(p.All, false)+"）", " ("+Where(p.All, true)+")"), a.LinkOf(p)}
}

// Marks prints the numbers of citations as a text refers to them: [1–10,12].
func Marks(ns []int) string { return "[" + ranges(ns, ",", follows) + "]" }

var markInText = regexp.MustCompile(`\[\d[\d,–]*\]`)

// refers reports whether the text of the reply refers to citations by their numbers.
func (a *Reply) refers() bool {
	texts := slices.Concat([]string{a.Title, a.Lead}, a.Details, a.Notes)
	if a.Table != nil {
		texts = append(texts, slices.Concat(a.Table.Rows...)...)
	}
	return len(a.Passages) > 0 || slices.ContainsFunc(texts, markInText.MatchString)
}

// Where tells where citations of one file stand: the issue and its pages, or where the file has none its lines.
func Where(cs []Citation, english bool) string {
	c := cs[0]
	if pages := pagesOf(cs, english); pages != "" {
		issue := fmt.Sprintf("%d年第%d期 第 %s 页", c.Issue.Year(), c.Issue.Month(), pages)
		if english {
			issue = fmt.Sprintf("issue %d of %d, page%s %s", c.Issue.Month(), c.Issue.Year(), plural(pages), pages)
		}
		return issue + separator(english) + c.File
	}
	return c.In(english) + separator(english) + InFile(cs, english)
}

// InFile tells where citations of one file stand in it: its pages, or where it has none the lines.
func InFile(cs []Citation, english bool) string {
	return cs[0].File + " " + atPlace(cs, english)
}

// atPlace tells the pages that citations of one file stand on, or where it has none the lines: 第 3 页.
func atPlace(cs []Citation, english bool) string {
	if pages := pagesOf(cs, english); pages != "" {
		return placed("page", "页", pages, english)
	}
	return placed("line", "行", linesOf(cs, english), english)
}

var numbers = regexp.MustCompile(`\d+`)

// nearPlace is atPlace in a few words: of more than two pages or lines the first and the last, with all between.
func nearPlace(cs []Citation, english bool) string {
	text := atPlace(cs, english)
	all := numbers.FindAllStringIndex(text, -1)
	if len(all) < 3 {
		return text
	}
	return text[:all[0][1]] + "–" + text[all[len(all)-1][0]:]
}

func placed(what, chinese, at string, english bool) string {
	if english {
		return what + plural(at) + " " + at
	}
	return "第 " + at + " " + chinese
}

// plural is the ending of what stands before several numbers.
func plural(at string) string {
	if strings.ContainsAny(at, ",–") {
		return "s"
	}
	return ""
}

func separator(english bool) string {
	if english {
		return ", "
	}
	return "，"
}

func comma(english bool) string {
	if english {
		return ", "
	}
	return "、"
}

// pagesOf prints the pages of citations in order, neighbours as a range: 3、5–6.
func pagesOf(cs []Citation, english bool) string {
	var pages []int
	for _, c := range cs {
		for n := c.Page; n > 0 && n <= max(c.Page, c.toPage); n++ {
			pages = append(pages, n)
		}
	}
	return ranges(pages, comma(english), follows)
}

// linesOf prints the lines of citations in order, neighbours as a range: 252、269–280. Empty lines part no neighbours.
func linesOf(cs []Citation, english bool) string {
	var lines []int
	for _, c := range cs {
		for n := c.Lines[0]; n <= c.Lines[1]; n++ {
			lines = append(lines, n)
		}
	}
	return ranges(lines, comma(english), func(a, b int) bool {
		is := cs[0].issue
		for a++; a < b; a++ {
			if is == nil || a > len(is.Lines) || strings.TrimSpace(is.Lines[a-1]) != "" {
				return false
			}
		}
		return true
	})
}

// ranges prints numbers in order, each once, and neighbours as a range.
func ranges(ns []int, comma string, neighbours func(a, b int) bool) string {
	ns = slices.Compact(slices.Sorted(slices.Values(ns)))
	var out []string
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && neighbours(ns[j], ns[j+1]) {
			j++
		}
		text := strconv.Itoa(ns[i])
		if j > i {
			text += "–" + strconv.Itoa(ns[j])
		}
		out, i = append(out, text), j+1
	}
	return strings.Join(out, comma)
}

func follows(a, b int) bool { return a+1 == b }
