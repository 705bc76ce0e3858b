package intent

// An otherName is words for what the issues call by a name of their own.
type otherName struct {
	words *pattern
	name  string
}

// tradeNames are other words for what the customs' lists call by longer names, in Chinese and English.
var tradeNames = []otherName{
	{compile(`refined oil|oil products|petroleum products`), "成品油"},
	{compile(`copper ore|copper concentrate|铜精矿|铜矿`), "铜矿砂"},
	{compile(`iron ore|铁矿石`), "铁矿砂"},
	{compile(`rare.?earths?`), "稀土"},
	{compile(`\bsteel`), "钢材"},
	{compile(`alumini?um|铝`), "铝材"},
	{compile(`copper|铜`), "铜材"},
	{compile(`\bcoal\b|煤炭`), "煤"},
	{compile(`crude|石油|\boil\b`), "原油"},
	{compile(`\bgas\b|\blng\b`), "天然气"},
	{compile(`soy(?:beans?)?`), "大豆"},
	{compile(`plastics? products?`), "塑料制品"},
	{compile(`plastics?`), "塑料"},
	{compile(`integrated circuits?|chips?|semiconductors?|芯片|半导体`), "集成电路"},
	{compile(`\bcars?\b|vehicles?|\bautos?\b|automobiles?`), "汽车"},
	{compile(`(?:mobile |cell |smart)?phones?`), "手机"},
	{compile(`textiles?`), "纺织品"},
	{compile(`cloth|garment|apparel`), "服装"},
	{compile(`agricultur(?:e|al)(?: products?| goods)?|\bfarm(?: products?| goods)?`), "农产品"},
	{compile(`labou?r.intensive|劳动密集`), "劳密产品"},
	{compile(`machinery(?: and electronics?)?|electromechanical(?: products?)?|mechanical and electrical(?: products?)?`), "机电产品"},
	{compile(`computers?|data process|电脑|计算机`), "自动数据处理设备"},
	{compile(`private (?:firms?|enterprises?|compan(?:y|ies)|sector)|民企|私营企业|私企`), "民营企业"},
	{compile(`foreign.(?:invested|funded|owned)(?: firms?| enterprises?| companies)?|外资|外企|外商`), "外商投资企业"},
	{compile(`state.owned(?: firms?| enterprises?| companies)?|\bsoes?\b|国企`), "国有企业"},
	{compile(`bonded(?: logistics)?|保税`), "保税物流"},
	{compile(`货物贸易|总值|总额|外贸|total (trade|value|exports?|imports?)|goods trade|foreign trade|merchandise`), "货物贸易"},
}

// partnerNames are the partners' names in English, and short ones.
var partnerNames = []otherName{
	{compile(`\basean\b|southeast asia`), "东盟"},
	{compile(`\beu\b|european union|europe\b|[对自从中与]欧|欧中`), "欧盟"},
	{compile(`\bus\b|\busa\b|\bu\.s\.?|united states|america|[对自从中与]美|美中`), "美国"},
	{compile(`(?:south )?korea|[对自从中与]韩|韩中`), "韩国"},
	{compile(`japan|[对自从中与]日|日中`), "日本"},
	{compile(`myanmar|burma`), "缅甸"},
	{compile(`\blaos\b`), "老挝"},
	{compile(`malaysia`), "马来西亚"},
	{compile(`netherlands|holland`), "荷兰"},
	{compile(`一带一路|belt and road|\bbri\b`), "一带一路"},
}

var (
	askAmount  = compile(`多少|几|how (much|many)|同比|总值|吨`)
	bothWays   = compile(`进出口|总值|贸易额|生意|贸易总|imports? and exports?|exports? and imports?|total trade|外贸`)
	outward    = compile(`出口|export(?:s|ed|ing)?|卖到|卖出去|外销`)
	inward     = compile(`进口|进了|import(?:s|ed|ing)?|从国外买|买进来`)
	listFiller = compile(`公开|公告|新增|论文|文章|期刊|学报|首发|网络|相关|发布|new|published|papers?|issue|there|recent|稀土|rare|earths?|一览`)
)
