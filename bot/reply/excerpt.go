package reply

import (
	"regexp"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// An Excerpt is what an article says where a reply cites it: whole sentences, and rows of tables with their head, with what
// stands beside them. Its numbers are the bulletin's own.
type Excerpt struct {
	Place string // which article, and where in it
	Lines []Line
}

// A Line of an excerpt is a row of a table or a part of a paragraph.
type Line []Span

// A Span is a piece of a line. What the reply cites is bold.
type Span struct {
	Text string
	Bold bool
}

// Text is a line without its marks.
func (l Line) Text() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// gap stands where something is left out.
var gap = Line{{Text: "…"}}

// excerpts shows what the reply cites in each article.
func (a *Reply) excerpts() (out []Excerpt) {
	for _, p := range a.Places() {
		e := Excerpt{Place: a.sourceOf(p).String()}
		if is := p.issue; is != nil {
			e.Lines = a.excerpt(is, p)
		}
		for _, c := range p.All {
			if len(e.Lines) == 0 && c.text != nil && !c.isTitle() {
				e.Lines = append(e.Lines, Line{{Text: strings.Join(c.text, "\n")}})
			}
		}
		out = append(out, e)
	}
	return out
}

// isTitle reports whether nothing but the title of the article is cited, or a line of it: the place says it already.
func (c Citation) isTitle() bool {
	joined := func(s string) string { return strings.Join(strings.Fields(s), "") }
	text := joined(strings.Join(c.text, ""))
	return text != "" && strings.Contains(joined(c.Article), text)
}

// A part is a paragraph or a row that is shown: what of it is cited, if anything.
type part struct {
	quotes []bulletin.Cite // the lines that are cited
	bold   []string
}

// excerpt shows what is cited in an article, in the order of the article.
func (a *Reply) excerpt(is *bulletin.Issue, place *Place) (out []Line) {
	art := &is.Articles[place.cite.Article]
	shown := map[int]*part{} // by paragraph
	for k, c := range place.All {
		for i := range art.Paragraphs {
			if p := &art.Paragraphs[i]; p.Last >= c.cite.First && p.First <= c.cite.Last {
				s := at(shown, i)
				s.quotes = append(s.quotes, c.cite)
				s.bold = append(s.bold, a.boldOf(place.Marks[k]-1)...)
			}
		}
	}
	rows := len(shown)
	for i := range art.Paragraphs {
		if s := shown[i]; s != nil && s.quotes != nil && art.Paragraphs[i].Row {
			beside(art.Paragraphs, i, shown, rows)
		}
	}
	last := -1
	for i, p := range art.Paragraphs {
		s := shown[i]
		if s == nil {
			continue
		}
		if last >= 0 && i > last+1 {
			out = append(out, gap)
		}
		last = i
		if p.Row || s.quotes == nil {
			out = append(out, bolded(rowText(is, &p), s.bold))
		} else {
			out = append(out, sentences(&p, s)...)
		}
	}
	return out
}

var decimals = regexp.MustCompile(`\d[\d,]*\.\d+`)

// boldOf lists what is bold where a citation is shown: the figures and sentences that the reply takes from it, else the decimals
// that the reply has.
func (a *Reply) boldOf(citation int) (out []string) {
	for _, c := range a.cited(citation) {
		out = append(out, sentencesOf(c.Text)...)
	}
	if len(out) == 0 {
		out = decimals.FindAllString(strings.Join(append([]string{a.Lead}, a.Details...), "\n"), -1)
	}
	return out
}

func at(shown map[int]*part, i int) *part {
	if shown[i] == nil {
		shown[i] = &part{}
	}
	return shown[i]
}

// fewRows is how many rows may be cited of a table whose other rows are shown beside them.
const fewRows = 3

// beside lets a row of a table be shown with the table's head, and with the rows beside it where few are cited.
func beside(ps []bulletin.Paragraph, i int, shown map[int]*part, rows int) {
	from := i
	for from > 0 && ps[from-1].Row {
		from--
	}
	at(shown, from) // the head
	if from+1 < i && !decimals.MatchString(ps[from+1].Text) {
		at(shown, from+1) // that has two lines
	}
	if from > 0 && bulletin.IsOverTable(&ps[from-1]) {
		at(shown, from-1)
	}
	if rows > fewRows {
		return
	}
	if i > from {
		at(shown, i-1)
	}
	if i+1 < len(ps) && ps[i+1].Row {
		at(shown, i+1)
	}
}

// rowText is a row, its cells parted by bars where the file tells them apart.
func rowText(is *bulletin.Issue, p *bulletin.Paragraph) string {
	var lines []string
	for _, l := range is.Lines[p.First-1 : p.Last] {
		if l = strings.Trim(l, "\t \r"); l != "" {
			lines = append(lines, strings.ReplaceAll(l, "\t", " | "))
		}
	}
	return strings.Join(lines, " ")
}

// sentences shows the sentences of a paragraph that are cited, with one before and one behind.
func sentences(p *bulletin.Paragraph, s *part) (out []Line) {
	all := sentencesOf(p.Text)
	chosen := make([]bool, len(all))
	offset := 0
	for i, text := range all {
		first, last := p.Lines(offset, offset+len(text))
		offset += len(text)
		chosen[i] = slices.ContainsFunc(s.quotes, func(c bulletin.Cite) bool { return first <= c.Last && last >= c.First })
	}
	if exact := having(all, chosen, s.bold); exact != nil {
		chosen = exact
	}
	var line Line
	for i, text := range all {
		near := chosen[i] || i > 0 && chosen[i-1] || i+1 < len(all) && chosen[i+1]
		switch {
		case chosen[i]:
			line = append(line, bolded(text, s.bold)...)
		case near:
			line = append(line, Span{Text: text})
		case len(line) > 0 && line[len(line)-1] != gap[0]:
			line = append(line, gap[0])
		}
	}
	return append(out, line)
}

// having chooses, of some sentences, those that have what is cited, nil where none has.
func having(all []string, among []bool, bold []string) []bool {
	var out []bool
	for i, text := range all {
		for _, b := range bold {
			if among[i] && len(find(text, b)) > 0 {
				if out == nil {
					out = make([]bool, len(all))
				}
				out[i] = true
			}
		}
	}
	return out
}
