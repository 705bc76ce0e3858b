package index

import (
	"slices"
	"strings"
)

// countries are places that a question can be about. What the bulletin says of one answers nothing about another, so a
// passage must name the place that is asked about, itself or in its headline. China and its parts are left out: most
// passages are about them without saying so.
var countries = strings.Fields(`越南 老挝 泰国 马来西亚 印度尼西亚 印尼 菲律宾 柬埔寨 缅甸 印度 巴基斯坦 蒙古 朝鲜 韩国 日本 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦
塔吉克斯坦 俄罗斯 乌克兰 瑞典 挪威 芬兰 丹麦 格陵兰 冰岛 英国 法国 德国 意大利 西班牙 葡萄牙 荷兰 比利时 波兰 爱沙尼亚 土耳其 伊朗 伊拉克 沙特 阿联酋 台湾 香港 以色列
埃及 南非 纳米比亚 马拉维 坦桑尼亚 布隆迪 马达加斯加 安哥拉 肯尼亚 尼日利亚 刚果 澳大利亚 澳洲 新西兰 美国 加拿大 墨西哥 巴西 智利 阿根廷 秘鲁 玻利维亚 欧盟 东盟`)

// Places lists the countries and blocs that a question names. The longer of two names that overlap counts.
func Places(question string) (out []string) {
	for _, c := range countries {
		if strings.Contains(question, c) && !slices.ContainsFunc(countries, func(o string) bool { return len(o) > len(c) && strings.Contains(o, c) && strings.Contains(question, o) }) {
			out = append(out, c)
		}
	}
	return out
}

// isAbout tells whether a paragraph or its headline names every place of a list.
func isAbout(places []string, texts ...string) bool {
	return !slices.ContainsFunc(places, func(p string) bool {
		return !slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, p) })
	})
}
