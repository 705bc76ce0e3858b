package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainIDs are the names that pages of WeChat, of the government's and agencies' sites give the element of their article.
var mainIDs = []string{
	"js_content",
	"UCAP-CONTENT",
	"zoom",
	"Zoom",
	"artibody",
	"ContentBody",
	"endText",
	"TRS_Editor",
	"trs_editor_view",
	"article-content",
	"article_content",
	"rich_media_content",
	"newsContent",
	"contentText",
}

// A measured page knows what stands below each of its elements, counted once.
type measured map[*html.Node]extent

// An extent counts what stands below an element: the characters of all text, of links, and of all but litter; and the
// links.
type extent struct{ all, linked, own, links int }

// measure counts what stands below a node. Package html nests no deeper than some hundred elements.
func (m measured) measure(n *html.Node) (e extent) {
	for c := range n.ChildNodes() {
		var o extent
		switch c.Type {
		case html.TextNode:
			o.all = utf8.RuneCountInString(strings.TrimSpace(c.Data))
			o.own = o.all
		case html.ElementNode:
			if o = m.measure(c); c.DataAtom == atom.A && attribute(c, "href") != "" {
				o.links, o.linked = o.links+1, o.all
			}
			m[c] = o
			if m.isLitter(c) {
				o.own = 0
			}
		}
		e = extent{e.all + o.all, e.linked + o.linked, e.own + o.own, e.links + o.links}
	}
	m[n] = e
	return e
}

// mainPart is the element that a page's own text stands in: one that says so, else the innermost that has nearly all text
// which is no link.
func (m measured) mainPart(root *html.Node) *html.Node {
	whole := m[root].own
	var best *html.Node
	eachElement(root, func(n *html.Node) {
		says := n.DataAtom == atom.Article || n.DataAtom == atom.Main || attribute(n, "role") == "main" ||
			slices.Contains(mainIDs, attribute(n, "id")) ||
			slices.ContainsFunc(
				strings.Fields(attribute(n, "class")),
				func(c string) bool { return slices.Contains(mainIDs, c) },
			)
		if says && m[n].own*2 > whole && (best == nil || m[n].own*10 >= m[best].own*9) {
			best = n
		}
	})
	if best != nil {
		return best
	}
	return m.innermost(root, whole)
}

// innermost goes down as long as one child has nearly all the text.
func (m measured) innermost(n *html.Node, whole int) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && !m.isLitter(c) && c.DataAtom != atom.Table && m[c].own*100 >= whole*97 {
			return m.innermost(c, whole)
		}
	}
	return n
}

func eachElement(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := range n.ChildNodes() {
		eachElement(c, f)
	}
}

// aside are the elements that hold no text of an article.
var aside = []atom.Atom{
	atom.Script,
	atom.Style,
	atom.Noscript,
	atom.Template,
	atom.Head,
	atom.Nav,
	atom.Footer,
	atom.Form,
	atom.Button,
	atom.Select,
	atom.Textarea,
	atom.Iframe,
	atom.Object,
	atom.Svg,
	atom.Video,
	atom.Audio,
	atom.Aside,
	atom.Rt,
	atom.Rp,
	atom.Menu,
}

// isLitter reports whether an element is no part of a page's text: a menu, a script, a hidden part, a block of nothing
// but links.
func (m measured) isLitter(n *html.Node) bool {
	return slices.Contains(aside, n.DataAtom) || isHidden(n) || m.ofLinks(n)
}

var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none`)

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenStyle.MatchString(a.Val) {
			return true
		}
	}
	return false
}

// ofLinks reports whether a block has several links, and little text beside them: a menu, a path to the page, what else to
// read.
func (m measured) ofLinks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Ul, atom.Ol, atom.Section, atom.P, atom.Header, atom.Dl, atom.Table:
		return m[n].links >= 2 && m[n].linked*10 > m[n].all*6
	}
	return false
}
