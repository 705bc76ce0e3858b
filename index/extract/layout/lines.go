package layout

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

// A line is one line of the file that carries the bulletin's text.
type Line struct {
	N       int    // its number in the file
	Text    string // without blanks around it
	trail   int    // how many blanks follow the text: in the PDF's text that is where a paragraph ends
	indent  bool   // blanks stand before the text
	lead    int    // the display columns of them
	paged   bool   // a page ends before it
	tight   bool   // no empty line before it: a super- or subscript, or the first line of a page
	section string // the section that a heading right before this line names
	width   int    // its display columns
	row     bool   // it has the look of a row of a table
	ends    bool   // a paragraph ends with it, in a document that says so
	Source  bool   // it names the source of an article
}

var (
	pageHeader = regexp.MustCompile(`^离子型稀土信息简报\s*[（(]?(\d{4})\s*年?\s*第?\s*(\d{1,2})\s*[期月].{0,24}$|` +
		`^[（(]?(\d{4})\s*年?\s*第?\s*(\d{1,2})\s*[期月][^，。；]{0,24}离子型稀土信息简报$`)
	pageNumber  = regexp.MustCompile(`^[-—–－]\s*\d{1,3}\s*[-—–－]$|^第\s*\d+\s*页(\s*共\s*\d+\s*页)?$`)
	contentsRow = regexp.MustCompile(`^目\s*录$|[.…·]{4,}\s*\d+$`)
	shortName   = regexp.MustCompile(`^\p{Han}{2,8}$`) // right under a page header: the section's name
	commentRow  = regexp.MustCompile(`^#( |$)`)
)

// header is a page header of the bulletin: the month it names, and its line.
type header struct {
	month bulletin.Month
	line  int
}

// textLines keeps the lines that carry text. Page headers, page numbers and stray URLs stand between the halves of a
// sentence, so they go before anything is joined; headers give the month, section names go with the line they precede.
func textLines(raw []string) (lines []Line, headers []header, pages map[int]bool) {
	section, tight, head, paged := "", false, false, false
	ended := true // no article has begun
	lines = make([]Line, 0, len(raw))
	marked := headedByMarks(raw)
	pages = furniture(raw)
	front(raw, pages)
	for i, l := range raw {
		t := plainMarkdown(strings.TrimSpace(l))
		if marked {
			t = strings.TrimSpace(strings.TrimLeft(t, "#"))
		}
		switch {
		case t == "":
			tight = false
			continue
		case strings.Contains(t, BulletinName) && pageHeader.MatchString(t):
			headers, head, paged = append(headers, header{headerMonth(t), i + 1}), true, true
		case pages[i], IsLitter(t):
			paged = true
		case isSection(t), head && shortName.MatchString(t), ended && isSection(numberless(t)):
			section, head = strings.Trim(numberless(t), "【】[]"), false
		default:
			source := IsSource(t)
			lines = append(lines, Line{N: i + 1, Text: t,
				trail: len(l) - len(strings.TrimRight(l, " \t")), indent: !strings.HasPrefix(l, t),
				tight: tight, section: section, width: Columns(t), row: isTableLine(t), Source: source,
				lead: leading(l), paged: paged})
			section, head, paged, ended = "", false, false, source || nameInBrackets(t) != ""
		}
		tight = true
	}
	return lines, headers, pages
}

// leading counts the display columns of the blanks that a line begins with.
func leading(l string) int { return Columns(l[:len(l)-len(strings.TrimLeft(l, " \t\u3000"))]) }

// isLitter tells addresses, page numbers, lines of a table of contents and comments from text.
func IsLitter(t string) bool {
	switch {
	case len(t) < 40 && isPageNumber(t):
	case t[0] == '#' && commentRow.MatchString(t):
	case isAddress(t):
	case strings.HasPrefix(t, "目") && contentsRow.MatchString(t):
	case bulletin.IsDigit(t[len(t)-1]) && bulletin.HasAny(t, "...", "…", "·") && contentsRow.MatchString(t):
	default:
		return false
	}
	return true
}

// isAddress reports whether a line is the address of a page and nothing else.
func isAddress(t string) bool {
	for _, begins := range []string{"http://", "https://", "www."} {
		if rest, ok := strings.CutPrefix(t, begins); ok {
			return rest != "" && !strings.ContainsAny(rest, " \t\f\r\n")
		}
	}
	return false
}

// BulletinName begins every page's header.
const BulletinName = "离子型稀土信息简报"

// headerMonth is zero where the header names no month there is.
func headerMonth(text string) bulletin.Month {
	m := pageHeader.FindStringSubmatch(text)
	year, month := atoi(m[1]+m[3]), atoi(m[2]+m[4])
	if month < 1 || month > 12 || year < 1900 {
		return 0
	}
	return bulletin.NewMonth(year, month)
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func endsSentence(s string) bool {
	switch last, _ := utf8.DecodeLastRuneInString(s); last {
	case '。', '！', '？', '：', '；':
		return true
	}
	return false
}

// endsEnglish reports whether a line in Latin letters alone ends in a full stop, with or without a quotation mark
// behind it.
func endsEnglish(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s,
		"\"”’)"), ".") && !bulletin.HasHan(s)
}

func isWide(r rune) bool {
	if r < utf8.RuneSelf {
		return false
	}
	return bulletin.IsHan(r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff65 ||
		strings.ContainsRune("“”‘’…—≧", r)
}

// tidy takes out the blanks that the PDF puts between Han and anything else, and keeps the one between two words.
func Tidy(s string) string {
	if !bulletin.HasAny(s, " ", "\t", "\u3000") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	last := rune(0)
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\t", " "), "\u3000", " ")
	for word := ""; s != ""; {
		if word, s, _ = strings.Cut(s, " "); word == "" {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(word); b.Len() > 0 && keepsBlank(last, first) {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		last, _ = utf8.DecodeLastRuneInString(word)
	}
	return b.String()
}

// keepsBlank reports whether a blank between two characters means something: between Latin words, and between the
// halves of a Chinese headline.
func keepsBlank(a, b rune) bool {
	return !isWide(a) && !isWide(b) || bulletin.IsHan(a) && bulletin.IsHan(b)
}

// opensWithAny reports whether a text begins with one of some words.
func opensWithAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
