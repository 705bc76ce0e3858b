package layout

import (
	"regexp"
	"slices"
	"strings"
)

// isSection reports whether a line is the name of a section: 行业动态, 【科研进展】.
func isSection(t string) bool {
	if len(t) > 45 {
		return false
	}
	t = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(t, "【"), "["), "】"), "]")
	for _, what := range sectionsTell {
		if of, ok := strings.CutSuffix(t, what); ok && slices.Contains(sectionsAreOf, strings.TrimSuffix(of, "与")) {
			return true
		}
	}
	return false
}

// numberless is the name of a section without its number and the marks around it: 第一部分 行业动态, 一、行业动态, —— 行业动态 ——.
func numberless(t string) string {
	t = strings.TrimSpace(strings.Trim(t, "—–-=*■◆●★▲· "))
	return strings.TrimSpace(sectionNumber.ReplaceAllString(t, ""))
}

var (
	sectionNumber = regexp.MustCompile(`^(?:第[一二三四五六七八九十\d]+(?:部分|章|篇|栏|版)|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、.．]|[IVXⅠ-Ⅻ]+[、.．])\s*[：:]?`)
	sectionsAreOf = []string{"行业", "市场", "政策", "科研", "科技", "技术", "学术", "研究", "文献", "专利", "论文", "国内", "国际", "国外", "企业",
		"综合", "产业", "价格", "知识产权", "贸易", "海关"}
	sectionsTell = []string{"动态", "要闻", "资讯", "信息", "行情", "走势", "法规", "前沿", "进展", "专利", "文献", "论文", "简讯", "快讯", "新闻",
		"数据", "成果", "摘要", "简介"}
)
