package synth

import (
	"fmt"
	"strings"
)

var (
	places = strings.Fields(`缅甸 越南 哈萨克斯坦 智利 巴西 澳大利亚 加拿大 印度 马来西亚 美国 日本 韩国 德国 法国 挪威 瑞典 格陵兰 南非 坦桑尼亚 安哥拉
		江西赣州 四川凉山 内蒙古包头 广东平远 福建龙岩 广西崇左 湖南永州 山东微山 云南陇川 贵州织金`)
	elements = strings.Fields("镧 铈 镨 钕 钐 铕 钆 铽 镝 钬 铒 铥 镱 镥 钇 钪")
	Products = strings.Fields("氧化镧 氧化铈 氧化镨 氧化钕 金属钕 氧化钐 氧化铕 氧化钆 钆铁 氧化铽 金属铽 氧化镝 镝铁 氧化钬 钬铁 氧化铒 氧化镱 氧化镥 氧化钇 氧化镨钕 镨钕金属")
	uses     = strings.Fields("永磁电机 荧光粉 储氢合金 抛光粉 催化剂 激光晶体 磁制冷 超导薄膜 陶瓷电容 光纤放大器 玻璃着色 医用造影剂 靶材 钢铁添加剂 镁合金 高温涂层")
	methods  = strings.Fields("溶剂萃取法 感应熔炼法 水热法 溶胶凝胶法 共沉淀法 脉冲激光沉积 离子交换 熔盐电解 机械合金化 静电纺丝 微波烧结 第一性原理计算")
	bodies   = strings.Fields("中国有色金属报 产业前沿 国土资源部 海关总署 中国稀土行业协会 上海有色金属网 工业和信息化部 自然资源部 国家统计局 证券时报")
	verbs    = strings.Fields("宣布 启动 完成 推迟 批准 收购 扩建 暂停 恢复 调整 公布 否认")
	things   = strings.Fields("稀土矿开采项目 冶炼分离生产线 资源整合方案 出口许可制度 环境影响评价 地质勘探计划 永磁材料工厂 回收示范工程 长期供应协议 总量控制指标 矿区生态修复 价格指数")
	// Names are made of these, which gives each issue grams of its own.
	chars = []rune(`安邦宝北斌博才昌成承川春达德东栋恩方飞峰福刚高光贵国海浩恒洪华辉惠吉佳建江杰金锦景俊凯康克坤兰乐立利良林灵龙隆绿梅美明铭南宁鹏平奇强青清庆秋泉仁荣瑞润森山胜盛石世舒顺思松泰涛天廷伟文武希贤祥新兴雄旭轩雪亚阳耀业宜义益英永勇友宇玉元远岳云泽展正志智中忠州卓子`)
)

func (s *writer) name(n int) string {
	r := make([]rune, n)
	for i := range r {
		r[i] = pick(s, chars)
	}
	return string(r)
}

func (s *writer) latin() string {
	b := []byte{byte('A' + s.IntN(26))}
	for range 4 + s.IntN(5) {
		b = append(b, byte('a'+s.IntN(26)))
	}
	return string(b)
}

func (s *writer) figure() string { return fmt.Sprintf("%.2f", 1+s.Float64()*900) }

func (s *writer) date() string { return fmt.Sprintf("%d月%d日", s.month.Month(), 1+s.IntN(28)) }

func (s *writer) company() string {
	return s.name(2) + pick(s, strings.Fields("稀土 磁业 资源 新材 矿业")) + "公司"
}

// sentence composes one of the sentences that news are made of.
func (s *writer) sentence(place, company string) string {
	switch s.IntN(8) {
	case 0:
		return fmt.Sprintf("%s，%s%s%s的%s。", s.date(), company, pick(s, verbs), place, pick(s, things))
	case 1:
		return fmt.Sprintf("%s%s矿区的%s含量较高，预计年产%s吨%s。", place, s.name(2), pick(s, elements), s.figure(),
			pick(s, Products))
	case 2:
		return fmt.Sprintf("公司总经理%s表示，%s的需求来自%s，增速有望达到%.1f%%。", s.name(3), pick(s, Products), pick(s, uses),
			s.Float64()*40)
	case 3:
		return fmt.Sprintf("该项目总投资%s亿元，由%s与%s公司共同出资，%d年建成。", s.figure(), company, s.latin(), s.month.Year()+1+s.IntN(6))
	case 4:
		return fmt.Sprintf("业内人士%s认为，受%s影响，%s价格将%s。", s.name(2), pick(s, things), pick(s, Products),
			pick(s, []string{"上涨", "回落", "平稳", "震荡"}))
	case 5:
		return fmt.Sprintf("%s与%s签署了为期%d年的%s，涉及%s和%s。", company, s.company(), 2+s.IntN(9),
			pick(s, things), pick(s, uses), pick(s, uses))
	case 6:
		return fmt.Sprintf("据%s数据，%d年%s%s矿产量为%s万吨，同比增长%.1f%%。", pick(s, bodies), s.month.Year()-1, place,
			s.name(2), s.figure(), s.Float64()*30)
	}
	return fmt.Sprintf("由于%s，%s的%s%s，当地%s镇受到影响。", pick(s, things), place, s.name(2)+"矿", pick(s, verbs), s.name(2))
}
