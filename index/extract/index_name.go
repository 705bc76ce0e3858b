package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	namedIndex = regexp.MustCompile(`\p{Han}*指数`)
	plainIndex = regexp.MustCompile(`^(?:我国|中国|国内|全国|稀土|行业|协会|市场|主要|产品|价格|月均|平均|月度|综合|总体|整体|均|该|本|总)*指数$`)
	indexLead  = regexp.MustCompile(`^.*(?:月份|同期|本月|其中|当月|月|年|日|发布|公布|显示|统计|监测|的|由|据|和|与|及|而|但)`)
	ofPart     = regexp.MustCompile(`中?重稀土|轻稀土|离子|岩矿|交易所|稀交所|包头|赣州|北方|南方|江西|内蒙|上海|亚洲|欧洲|国际|国外|出口|进口|氧化|金属|永磁|磁材|废料|分项|百川`)
)

// indexName names the index that a value is of: the one named last before it. One for a group of products, such as
// 镨钕分项指数 or 轻稀土价格指数, or of an exchange, is not the whole market's.
func (r *reader) indexName(before, match string) string {
	all := namedIndex.FindAllString(before+match, -1)
	if len(all) == 0 {
		return bulletin.PriceIndex
	}
	full := all[len(all)-1]
	name := indexLead.ReplaceAllString(full, "")
	part := ofPart.MatchString(name) || len(bulletin.Elements(name)) > 0
	if !part && (plainIndex.MatchString(name) || plainIndex.MatchString(full) || strings.HasSuffix(name, bulletin.PriceIndex)) {
		return bulletin.PriceIndex
	}
	return name
}
