package card

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"rebot/bot/bottest"
	"rebot/bot/reply"
)

var anyTag = regexp.MustCompile(`<[^>]*>`)

// FuzzHTML holds that any text becomes HTML that Telegram parses, and that a reader sees that text.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{"氧化镝 <b>&amp;</b>", "a@b.com @everyone http://x.y/<z>&", "𠮷\x00\u202e\xff",
		"/price@other 元/公斤 #tag", "<pre>", "\n\n", "&lt;&#60;", "𝒜𝒷.𝒸𝑜𝓂"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		var lines []line
		for range min(max(n, 1), 300) {
			lines = append(lines, paragraphs(s, "b")...)
		}
		want := strings.Join(strings.Fields(strings.Repeat(Clean(s)+"\n", min(max(n, 1), 300))), "")
		for _, b := range []block{{lines: lines}, {open: preOpen, close: preClose, lines: lines},
			{open: quoteOpen, close: quoteClose, lines: lines}} {
			got := ""
			for _, p := range pack([]block{{lines: []line{plain("题")}}, b}) {
				checkPart(t, p)
				got += p.Text
			}
			if got = strings.Join(strings.Fields(strings.TrimPrefix(got, "题")), ""); got != want {
				t.Fatalf("%q is shown as %q", want, got)
			}
		}
	})
}

// checkPart holds what Telegram asks of a message, by the fake's parser and by one of another make.
func checkPart(t *testing.T, p Part) {
	t.Helper()
	text, err := bottest.ParseHTML(p.HTML)
	if err != nil {
		t.Fatalf("telegram would refuse %q: %v", p.HTML, err)
	}
	if text != p.Text || html.UnescapeString(anyTag.ReplaceAllString(p.HTML, "")) != p.Text {
		t.Fatalf("%q is shown as %q, not as %q", p.HTML, text, p.Text)
	}
	if n := units(p.Text); n > limit || n == 0 || !utf8.ValidString(p.HTML) {
		t.Fatalf("a part of %d units: %q", n, p.HTML)
	}
	if live := (bottest.Message{Text: p.Text, HTML: p.HTML}).Live(); len(live) > 0 && strings.Contains(p.HTML, "<b>") {
		t.Fatalf("%q takes effect in %q", live, p.HTML)
	}
}

// FuzzRender holds the same of whole answers, and that a table is no wider than a phone.
func FuzzRender(f *testing.F) {
	f.Add("氧化镝", "1711.90", "≧99%Nd2O375%", 22, 0)
	f.Add("0", "1 1", "\xe2", 22, 0)
	f.Add("\x80~\xf9O\xf9a<7\t\x8a1Jh\x8b?\f\xb3 \xfe", "", "\xa0\xe6CV\xdbHQ:0", 46, -86)
	f.Add("<@U1>", "", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", 2, 1)
	f.Fuzz(func(t *testing.T, name, number, word string, rows, page int) {
		a := &reply.Reply{Title: name, Lead: number, Details: []string{word}, Notes: []string{word},
			Offers:   []string{name, word},
			Passages: []reply.Passage{{Text: word}}}
		reply.Writer{Reply: a}.Permit(name, number, word)
		a.Table = &reply.Table{Head: []string{"产品", name, "单位"}, Right: []bool{false, true, false}}
		for range min(max(rows, 0), 200) {
			a.Table.Rows = append(a.Table.Rows, []string{name, number, word})
		}
		c := Render(a, page)
		for _, p := range c.Parts {
			if text, err := bottest.ParseHTML(p.HTML); err != nil || text != p.Text || units(text) > limit {
				t.Fatalf("telegram would refuse %q: %v", p.HTML, err)
			}
			for _, l := range preLines(p.HTML) {
				if wide.StringWidth(l) > columns {
					t.Fatalf("a line of %d columns: %q", wide.StringWidth(l), l)
				}
			}
		}
	})
}

var preText = regexp.MustCompile(`(?s)<pre>(.*?)</pre>`)

// preLines are the lines of the tables in a message.
func preLines(s string) []string {
	var out []string
	for _, m := range preText.FindAllStringSubmatch(s, -1) {
		out = append(out, strings.Split(html.UnescapeString(m[1]), "\n")...)
	}
	return out
}
