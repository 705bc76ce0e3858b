package layout

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rebot/index/bulletin"
)

const (
	saysFrom = `(?:文章|资料|信息|数据|新闻|稿件|内容)?(?:[来來]源|出[处處]|[Ss]ource)\s*[：:]\s*`
	takenOut = `(?:本文)?(?:摘编自|转载自|转自|选自|摘自|编译自|引自|来自|据)\s*[：:]?\s*`
)

var (
	sourceRow = regexp.MustCompile(`^[（(\[【]\s*` + saysFrom + `(.+?)\s*[）)\]】]。?$|^(?:[—–-]*|[^，。；]{0,8}20\d\d[-年./ ]+\d{1,2}[-月./ ]+\d{1,2}日?(?:\s+[\d:]+)?)\s*` + saysFrom + `(.+)$|` +
		`^[（(\[【]\s*` + takenOut + `([^，。；0-9]{2,40}?)\s*[）)\]】]。?$|^[（(]([^（）()，。；0-9]{3,30})供稿[）)]$`)
	// A line of a sentence that ends so is the last of its article.
	sourceTail = regexp.MustCompile(`[（(](?:` + saysFrom + `([^（）()：:]+?)|` + takenOut + `([^（）()：:，。；0-9]{2,40}?))\s*[）)]。?$`)
	// Who wrote or put it there, behind the name of the source.
	credits = regexp.MustCompile(`[，,；;|\s]+(?:本报|本刊)?(?:记者|作者|编辑|责编|责任编辑|通讯员|发布时间|发布日期|时间|日期|字号)[\s：:].*$`)
	// A name alone in brackets, such as is printed below an article.
	bracketed = regexp.MustCompile(`^(?:.*[。！？”])?\s*[（(]([^（）()，。；：:0-9]{2,20})[）)]$`)
)

// IsSource reports whether a line names the source of an article.
func IsSource(s string) bool {
	switch first, _ := utf8.DecodeRuneInString(s); first {
	case '（', '(', '[', '【':
		return (saysSource(s) || bulletin.HasAny(s, "自", "据", "供稿")) && sourceRow.MatchString(s)
	case '来', '來', 'S', 's', '文', '资', '信', '新', '数', '稿', '内', '出', '—', '–', '-', '2', '发', '日', '时':
		return saysSource(s) && sourceRow.MatchString(s) && !leftOpen(s)
	}
	return false
}

// leftOpen reports whether a line has only what else is said of an article where its source should stand, as pages
// print it that name none: 来源：　　发布日期：2015-08-01.
func leftOpen(s string) bool { return creditless(" "+fullSource(s)) == "" }

// sourceName is the source that a line names.
func sourceName(s string) string { return creditless(fullSource(s)) }

// fullSource is the source that a line names with what is said behind it.
func fullSource(s string) string {
	if m := sourceRow.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1] + m[2] + m[3] + m[4])
	}
	return strings.Trim(s, "（）() ")
}

func creditless(name string) string { return strings.TrimSpace(credits.ReplaceAllString(name, "")) }

// sourceBehind finds the source in brackets that the last sentence of an article has behind it, and where it begins; unnamed says
// that sources are names in brackets alone.
func sourceBehind(s string, unnamed bool) (name string, from int) {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s, "。"))
	if last != '）' && last != ')' {
		return "", -1
	}
	m := sourceTail.FindStringSubmatchIndex(s)
	if m == nil && unnamed && nameInBrackets(s) != "" {
		m = bracketed.FindStringSubmatchIndex(s)
		m[0] = strings.LastIndexAny(s[:m[2]], "（(")
	}
	if m == nil || m[0] <= 0 || !endsSentence(strings.TrimRight(s[:m[0]], " ”")) {
		return "", -1
	}
	at := max(m[2], m[len(m)-2])
	return creditless(s[at:max(m[3], m[len(m)-1])]), m[0]
}

// saysSource reports whether a line has the word that names a source, as few lines do.
func saysSource(s string) bool {
	return bulletin.HasAny(s, "来源", "來源", "ource", "出处", "出處")
}

// closeSources puts the source in brackets that breaks over two lines on the second of them.
func closeSources(lines []Line) []Line {
	out := make([]Line, 0, len(lines))
	for i, l := range lines {
		if n := len(out); n > 0 && !l.Source && bulletin.HasAny(l.Text, "）", ")") {
			above := &out[n-1]
			from := max(strings.LastIndex(above.Text, "（"), strings.LastIndexByte(above.Text, '('))
			if from >= 0 && !bulletin.HasAny(above.Text[from:], "）", ")") && IsSource(above.Text[from:]+l.Text) {
				lines[i].Text, lines[i].Source = above.Text[from:]+l.Text, true
				above.Text = strings.TrimSpace(above.Text[:from])
				if above.Text == "" {
					out = out[:n-1]
				}
			}
		}
		out = append(out, lines[i])
	}
	return out
}

// markUnnamed marks the lines that are sources by being a name in brackets, in a text that names no other, and reports whether
// there are any. Where some names can only be of papers or offices, the others are too.
func markUnnamed(lines []Line) bool {
	sure := 0
	for _, l := range lines {
		if namesSource(l) {
			return false
		}
		if name := nameInBrackets(l.Text); name != "" {
			end, _ := utf8.DecodeLastRuneInString(name)
			sure += btoi(strings.ContainsRune("社网报局部台刊会院所厅委室团学校志讯", end))
		}
	}
	for i := range lines {
		lines[i].Source = sure > 1 && opensWithAny(lines[i].Text, "（", "(") && nameInBrackets(lines[i].Text) != ""
	}
	return sure > 1
}

// nameInBrackets is the name in brackets that a line is or ends with behind a sentence, and that can be of a paper or an office.
func nameInBrackets(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if last != '）' && last != ')' {
		return ""
	}
	m := bracketed.FindStringSubmatch(s)
	if m == nil || bulletin.HasAny(m[1], "记者", "编辑", "单位", "作者", "待续", "下转", "上接") || begins(opensParagraph, m[1]) {
		return ""
	}
	return m[1]
}
