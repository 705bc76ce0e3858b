package bot

import "regexp"

// An otherName is words for what the issues call by a name of their own.
type otherName struct {
	words *regexp.Regexp
	name  string
}

// tradeNames are other words for what the customs' lists call by longer names, in Chinese and English.
var tradeNames = []otherName{
	{regexp.MustCompile(`refined oil|oil products|petroleum products`), "成品油"},
	{regexp.MustCompile(`copper ore|copper concentrate|铜精矿|铜矿`), "铜矿砂"},
	{regexp.MustCompile(`iron ore|铁矿石`), "铁矿砂"},
	{regexp.MustCompile(`rare.?earths?`), "稀土"},
	{regexp.MustCompile(`\bsteel`), "钢材"},
	{regexp.MustCompile(`alumini?um|铝`), "铝材"},
	{regexp.MustCompile(`copper|铜`), "铜材"},
	{regexp.MustCompile(`\bcoal\b|煤炭`), "煤"},
	{regexp.MustCompile(`crude|石油|\boil\b`), "原油"},
	{regexp.MustCompile(`\bgas\b|\blng\b`), "天然气"},
	{regexp.MustCompile(`soy(?:beans?)?`), "大豆"},
	{regexp.MustCompile(`plastics? products?`), "塑料制品"},
	{regexp.MustCompile(`plastics?`), "塑料"},
	{regexp.MustCompile(`integrated circuits?|chips?|semiconductors?|芯片|半导体`), "集成电路"},
	{regexp.MustCompile(`\bcars?\b|vehicles?|\bautos?\b|automobiles?`), "汽车"},
	{regexp.MustCompile(`(?:mobile |cell |smart)?phones?`), "手机"},
	{regexp.MustCompile(`textiles?`), "纺织品"},
	{regexp.MustCompile(`cloth|garment|apparel`), "服装"},
	{regexp.MustCompile(`agricultur(?:e|al)(?: products?| goods)?|\bfarm(?: products?| goods)?`), "农产品"},
	{regexp.MustCompile(`labou?r.intensive|劳动密集`), "劳密产品"},
	{regexp.MustCompile(`machinery(?: and electronics?)?|electromechanical(?: products?)?|mechanical and electrical(?: products?)?`), "机电产品"},
	{regexp.MustCompile(`computers?|data process|电脑|计算机`), "自动数据处理设备"},
	{regexp.MustCompile(`private (?:firms?|enterprises?|compan(?:y|ies)|sector)|民企|私营企业|私企`), "民营企业"},
	{regexp.MustCompile(`foreign.(?:invested|funded|owned)(?: firms?| enterprises?| companies)?|外资企业|外企|外商`), "外商投资企业"},
	{regexp.MustCompile(`state.owned(?: firms?| enterprises?| companies)?|\bsoes?\b|国企`), "国有企业"},
	{regexp.MustCompile(`bonded(?: logistics)?|保税`), "保税物流"},
	{regexp.MustCompile(`货物贸易|总值|总额|外贸|total (trade|value|exports?|imports?)|goods trade|foreign trade|merchandise`), "货物贸易"},
}

// partnerNames are the partners' names in English, and short ones.
var partnerNames = []otherName{
	{regexp.MustCompile(`\basean\b|southeast asia`), "东盟"},
	{regexp.MustCompile(`\beu\b|european union|europe\b|[对自从中与]欧|欧中`), "欧盟"},
	{regexp.MustCompile(`\bus\b|\busa\b|\bu\.s\.?|united states|america|[对自从中与]美|美中`), "美国"},
	{regexp.MustCompile(`korea|[对自从中与]韩|韩中`), "韩国"},
	{regexp.MustCompile(`japan|[对自从中与]日|日中`), "日本"},
	{regexp.MustCompile(`myanmar|burma`), "缅甸"},
	{regexp.MustCompile(`\blaos\b`), "老挝"},
	{regexp.MustCompile(`malaysia`), "马来西亚"},
	{regexp.MustCompile(`netherlands|holland`), "荷兰"},
	{regexp.MustCompile(`一带一路|belt and road|\bbri\b`), "一带一路"},
}

var (
	askAmount  = regexp.MustCompile(`多少|几|how (much|many)|同比|总值|吨`)
	bothWays   = regexp.MustCompile(`进出口|总值|贸易额|生意|贸易总|imports? and exports?|exports? and imports?|total trade|外贸`)
	outward    = regexp.MustCompile(`出口|export|卖到|卖出去|外销`)
	inward     = regexp.MustCompile(`进口|进了|import|从国外买|买进来`)
	listFiller = regexp.MustCompile(`公开|公告|新增|论文|文章|期刊|学报|首发|网络|相关|发布|new|published|papers?|issue|there|recent|稀土|rare|earths?|一览`)
)
