package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

const countries = `日本|韩国|朝鲜|美国|越南|缅甸|老挝|马来西亚|泰国|印度尼西亚|印尼|印度|菲律宾|柬埔寨|新加坡|蒙古|哈萨克斯坦|吉尔吉斯斯坦|澳大利亚|澳洲|新西兰|` +
	`俄罗斯|乌克兰|德国|法国|英国|荷兰|意大利|西班牙|比利时|波兰|瑞典|挪威|瑞士|奥地利|爱沙尼亚|土耳其|沙特|阿联酋|伊朗|` +
	`巴西|阿根廷|智利|秘鲁|加拿大|墨西哥|南非|坦桑尼亚|马达加斯加|布隆迪|尼日利亚|安哥拉|马拉维|格陵兰|欧盟|欧洲|东盟|非洲|拉美|全球|世界|海外|国外`

var (
	ourselves   = regexp.MustCompile(`(?:^|[^自从对向与和同])(?:我国|中国|全国)`)
	isOurs      = regexp.MustCompile(`(?:是|为|系)(?:我国|中国)`) // 越南是我国第三大进口来源地
	foreignRE   = regexp.MustCompile(`^(?:据|其中|而|同期|同时|另外|此外|当地|受此影响|数据显示|,)*(?:` + countries + `)`)
	onlyCountry = regexp.MustCompile(`^(?:` + countries + `)$`)
	ofTrade     = regexp.MustCompile(`进口|出口|海关|财务省|方面$|贸易`)
)

// reporter notes whose trade a clause tells of. A country right at its beginning, with no 对, 自 or 从 in front, is
// not our partner but tells of its own trade; so does what follows, until our own country is named.
func (s *tradeState) reporter(clause string) {
	words := strings.TrimSpace(periodText.ReplaceAllString(bracketed.ReplaceAllString(clause, ""), ""))
	switch {
	case ourselves.MatchString(words) && !foreignRE.MatchString(words), strings.Contains(words, "贸易伙伴"), isOurs.MatchString(words):
		s.foreign = false
	case foreignRE.MatchString(words) && ofTrade.MatchString(words):
		s.foreign = true
	}
	if m := partnerRE.FindStringSubmatch(beforeTrade(words)); m != nil && (m[2] == "中国" || m[2] == "我国") {
		s.foreign = true // we are the partner
	}
}

func beforeTrade(words string) string {
	if at := dirRE.FindStringIndex(words); at != nil {
		return words[:at[0]]
	}
	return ""
}

// foreignTitle tells an article about another country's trade from its headline.
func foreignTitle(title string) bool {
	var s tradeState
	s.reporter(strings.ReplaceAll(bulletin.Narrow(tidy(title)), " ", ""))
	return s.foreign
}

var titleClaim = regexp.MustCompile(`([\p{Han}、]*?)(进出口|出口|进口)`)

var ofPartner = regexp.MustCompile(`^(?:对|向|自|从)`)

// titleGoods is the commodity of a headline for one direction: 稀土, unless the headline speaks of other goods there.
func titleGoods(title, direction string) string {
	title = periodText.ReplaceAllString(bulletin.Narrow(tidy(title)), " ")
	for _, m := range titleClaim.FindAllStringSubmatch(title, -1) {
		goods := trimTrade(m[1])
		if ofPartner.MatchString(goods) {
			continue // 自缅甸进口
		}
		if m[2] == direction && goods != "" && !strings.HasSuffix(goods, "稀土") || strings.ContainsAny(goods, "、和与及") {
			return ""
		}
	}
	if strings.Contains(title, "稀土") {
		return "稀土"
	}
	return ""
}

// goodsOf names the commodity of a weight that is given for a partner alone: the one weighed last in the paragraph, or
// the headline's. A weight of no known goods is no figure of trade.
func (s *tradeState) goodsOf(title, measure string) bool {
	if measure != "数量" {
		return true
	}
	if s.subject != "货物贸易" {
		s.goods = s.subject
		return true
	}
	if s.goods == "" {
		s.goods = titleGoods(title, s.direction)
	}
	s.subject = s.goods
	return s.goods != ""
}
