package bulletin

import "unicode/utf8"

// A View is a part of a page that is to be shown as a picture, with what in it is marked. Its box is in points from the
// page's top left corner.
type View struct {
	Box   Spot
	Marks []Mark
}

// A Mark is what is marked: a text that stands in some boxes, one behind the other, or all of them where it is not found.
type Mark struct {
	In   []Spot
	Text string
}

// ViewsOf gives the views of the lines of a citation, one for each page: the table or the paragraphs that they stand in. Of each
// text, the figures or the sentence that is cited, it is marked where it stands. A file without pages has none.
func (is *Issue) ViewsOf(c Cite, texts ...string) (out []View) {
	if c.Article >= len(is.Articles) || len(texts) == 0 {
		return nil
	}
	in := map[int][]Spot{} // by page
	for n := c.First; n <= c.Last; n++ {
		page := is.PageOf(n)
		if page == 0 {
			return nil
		}
		if in[page] == nil {
			out = append(out, View{Box: is.around(&is.Articles[c.Article], n, page)})
		}
		in[page] = append(in[page], is.Spots[n-1])
	}
	for i := range out {
		for _, t := range texts {
			out[i].Marks = append(out[i].Marks, Mark{In: in[out[i].Box.Page], Text: t})
		}
	}
	return out
}

// around is the box of what a line stands in, as far as it is on a page: the paragraph, or all rows of the table with what
// stands over them.
func (is *Issue) around(a *Article, line, page int) Spot {
	box := is.Spots[line-1]
	for _, p := range a.Around(line) {
		for n := p.First; n <= p.Last; n++ {
			if is.PageOf(n) == page {
				box = box.Union(is.Spots[n-1])
			}
		}
	}
	return box
}

// maxHead is how many characters what stands over a table has at most.
const maxHead = 60

// Around is the paragraph that a line of an article stands in, alone, or all rows of the table with what stands over it.
func (a *Article) Around(line int) []Paragraph {
	p := a.ParagraphAt(line)
	if p == nil {
		return nil
	}
	from := 0
	for &a.Paragraphs[from] != p {
		from++
	}
	to := from + 1
	if !p.Row {
		return a.Paragraphs[from:to]
	}
	for from > 0 && a.Paragraphs[from-1].Row {
		from--
	}
	for to < len(a.Paragraphs) && a.Paragraphs[to].Row {
		to++
	}
	if from > 0 && IsOverTable(&a.Paragraphs[from-1]) {
		from--
	}
	return a.Paragraphs[from:to]
}

// IsOverTable reports whether what stands right over a table may be its title.
func IsOverTable(p *Paragraph) bool { return !p.Row && utf8.RuneCountInString(p.Text) <= maxHead }

// Union is the smallest box that holds both.
func (s Spot) Union(o Spot) Spot {
	return Spot{s.Page, min(s.Left, o.Left), min(s.Top, o.Top), max(s.Right, o.Right), max(s.Bottom, o.Bottom)}
}
