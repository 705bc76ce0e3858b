package bulletin

// A Fact is one printed figure with everything its clause says of it. An empty dimension means that the source names none.
type Fact struct {
	Kind      FactKind
	Subject   string // 氧化镝; 稀土价格指数; 稀土, 货物贸易; what is counted, canonical
	Printed   string // the subject as printed
	Measure   string // 月均价, 挂牌价, 数量, 金额, 开采 …: one of the constants below where logic compares it
	Period    Period // the time that the figure is of
	Value, To Amount // To is the upper end of a range, empty for none
	Unit      string // 元/公斤, 万吨, %
	Changes   []Move // printed with the figure
	Company   string // whose price, quota or result
	Region    string // the province, city or customs district whose figure it is; empty for the country
	Partner   string // the other side of a trade
	Direction string // 出口, 进口, 进出口
	Batch     string // of a quota: 第一批, 前两批
	Scope     string // the kind of ore; of a share, what it is a share of
	Purity    string // as printed
	Maker     string // whose index, whose survey
	Terms     string // 不含税, REO=50%: conditions of a price, as printed
	Restated  string // the same amount in brackets, as printed
	Table     bool   // a cell of a table rather than prose
	Cite      Cite   // where it stands
}

// A FactKind says what a figure measures.
type FactKind string

// The kinds of fact.
const (
	PriceFact    FactKind = "price"
	IndexFact    FactKind = "index"
	TradeFact    FactKind = "trade"
	QuotaFact    FactKind = "quota"
	OutputFact   FactKind = "output"
	StockFact    FactKind = "stock"
	CapacityFact FactKind = "capacity"
	DemandFact   FactKind = "demand"
	ReserveFact  FactKind = "reserve"
	SalesFact    FactKind = "sales"
	CompanyFact  FactKind = "company" // results of a firm: revenue, profit
)

// FactKinds are the kinds of fact.
var FactKinds = []FactKind{PriceFact, IndexFact, TradeFact, QuotaFact, OutputFact, StockFact,
	CapacityFact, DemandFact, ReserveFact, SalesFact, CompanyFact}

// A Move is a printed change in per cent, or in Unit, against Base.
type Move struct {
	Percent Amount // signed; empty where only a direction or an amount is printed
	Amount  Amount // signed, in Unit; empty for none
	Unit    string
	Of      string // 环比, 同比, or empty where the base is named otherwise
	Base    Period // what it is measured against, zero where it is not plain
	Flat    bool   // 持平
	About   string // 约, 超
}

// The measures that logic compares.
const (
	MonthMean   = "月均价"
	DayMean     = "日均价"
	WeekMean    = "周均价"
	QuarterMean = "季均价"
	HalfMean    = "半年均价"
	YearMean    = "年均价"
	SpanMean    = "均价" // of any other run of months
	ListPrice   = "挂牌价"
	RelatedDeal = "关联交易价"
	HighPrice   = "最高价"
	LowPrice    = "最低价"
	PlainPrice  = "价格" // of a day, with no word on how it was made
	IndexMean   = "平均"
	IndexHigh   = "最高"
	IndexLow    = "最低"
	IndexValue  = "数值"
	IndexSwing  = "波动幅度" // how far high and low lie apart, in per cent
	Quantity    = "数量"
	Money       = "金额"
	UnitPrice   = "均价"
	ShareOf     = "占比"
	Mining      = "开采"
	Separation  = "冶炼分离"
)

// The directions of trade.
const (
	Export   = "出口"
	Import   = "进口"
	BothWays = "进出口"
)

// The comparisons of a change: with the period before, and with the year before.
const (
	OnPrevious = "环比"
	OnYear     = "同比"
)

// OwnPrices stands where a price is of the user's own history: as its company, and as the source of its article. The
// bulletin has no such price.
const OwnPrices = "自有价格"

// PriceIndex is the name of the bulletin's own index of rare-earth prices.
const PriceIndex = "稀土价格指数"
