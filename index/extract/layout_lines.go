package extract

import (
	"regexp"
	"strings"
	"unicode"

	"rebot/index/bulletin"
)

// A line is one line of the file that carries the bulletin's text.
type line struct {
	n       int    // its number in the file
	text    string // without blanks around it
	trail   int    // how many blanks follow the text: in the PDF's text that is where a paragraph ends
	indent  bool   // blanks stand before the text
	tight   bool   // no empty line before it: a super- or subscript, or the first line of a page
	section string // the section that a heading right before this line names
}

var (
	pageHeader  = regexp.MustCompile(`^离子型稀土信息简报\s*[（(]?(\d{4})\s*年?\s*第?\s*(\d{1,2})\s*期.{0,24}$`)
	pageNumber  = regexp.MustCompile(`^[-—–－]\s*\d{1,3}\s*[-—–－]$|^第\s*\d+\s*页(\s*共\s*\d+\s*页)?$`)
	onlyURL     = regexp.MustCompile(`^(https?://|www\.)\S+$`)
	sectionRow  = regexp.MustCompile(`^[【\[]?((行业|市场|政策|科研|科技|技术|学术|研究|文献|专利|论文|国内|国际|国外|企业|综合|产业|价格|知识产权|贸易|海关)与?(动态|要闻|资讯|信息|行情|走势|法规|前沿|进展|专利|文献|论文|简讯|快讯|新闻|数据|成果|摘要|简介))[】\]]?$`)
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
func textLines(raw []string) (lines []line, headers []header) {
	section, tight, head := "", false, false
	for i, l := range raw {
		t := strings.TrimSpace(l)
		switch {
		case t == "":
			tight = false
			continue
		case isLitter(t):
		case strings.HasPrefix(t, bulletinName) && pageHeader.MatchString(t):
			headers, head = append(headers, header{headerMonth(t), i + 1}), true
		case len(t) < 60 && sectionRow.MatchString(t), head && shortName.MatchString(t):
			section, head = strings.Trim(t, "【】[]"), false
		default:
			lines = append(lines, line{i + 1, t, len(l) - len(strings.TrimRight(l, " \t")), !strings.HasPrefix(l, t), tight, section})
			section, head = "", false
		}
		tight = true
	}
	return lines, headers
}

// isLitter tells addresses, page numbers, lines of a table of contents and comments from text.
func isLitter(t string) bool {
	return len(t) < 40 && pageNumber.MatchString(t) || strings.HasPrefix(t, "#") && commentRow.MatchString(t) ||
		(strings.HasPrefix(t, "http") || strings.HasPrefix(t, "www")) && onlyURL.MatchString(t) ||
		(strings.HasPrefix(t, "目") || strings.Contains(t, "...") || strings.ContainsAny(t, "…·")) && contentsRow.MatchString(t)
}

// bulletinName is what every page's header begins with.
const bulletinName = "离子型稀土信息简报"

// headerMonth is zero where the header names no month there is.
func headerMonth(text string) bulletin.Month {
	m := pageHeader.FindStringSubmatch(text)
	if month := atoi(m[2]); month < 1 || month > 12 || atoi(m[1]) < 1900 {
		return 0
	}
	return bulletin.NewMonth(atoi(m[1]), atoi(m[2]))
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "：") || strings.HasSuffix(s, "；")
}

func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff65 || strings.ContainsRune("“”‘’…—≧", r)
}

// tidy takes out the blanks that the PDF puts between Han and anything else, and keeps the one between two words.
func tidy(s string) string {
	rs := []rune(strings.Join(strings.Fields(s), " "))
	out := make([]rune, 0, len(rs))
	for i, r := range rs {
		if r == ' ' && i > 0 && i+1 < len(rs) && !keepsBlank(rs[i-1], rs[i+1]) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// keepsBlank tells whether a blank between two characters means something: between Latin words, and between the
// halves of a Chinese headline.
func keepsBlank(a, b rune) bool {
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	return !isWide(a) && !isWide(b) || han(a) && han(b)
}
