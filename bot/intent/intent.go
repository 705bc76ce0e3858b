package intent

import (
	"fmt"
	"strings"
	"unicode"

	"rebot/index/bulletin"
)

// An Intent is what a question means: one of the small structs below. It prints itself, such as price{氧化镝 2024-11}.
type Intent interface {
	String() string
	intent()
}

type (
	// Price asks for prices of products in a month.
	Price struct {
		Products []string
		Month    bulletin.Month
		Measure  string // 月均价, 挂牌价, …; empty for the average
		Company  string
		Market   string // another market or source than the association: 欧洲, SMM, 出口
		Aspect   Aspect
		Weight   *Weight // the amount that is to be bought, if any
		// Asks is what the question takes for granted or wants beside the price: 涨, 跌, 同比, 外币, 税.
		Asks []string
		// Against is the month that a change is asked against; zero for the month before.
		Against bulletin.Month
		Purity  string // the grade that is asked for, 99.9% or 4N
		// WithAverage asks for the association's average beside a list price.
		WithAverage bool
	}
	// History asks for a product's prices over months.
	History struct {
		Product  string
		Measure  string // empty for the average
		Company  string
		Extreme  string // 最高, 最低, 涨幅, 跌幅: which month is asked for; empty for all
		From, To bulletin.Month
		Asks     []string // as Price.Asks, without 涨 and 跌
	}
	// Compare asks for products side by side.
	Compare struct {
		Products []string
		Month    bulletin.Month
		Asks     []string // as Price.Asks
	}
	// Group asks for all products of a group: 轻稀土, 重稀土 or 全部.
	Group struct {
		Name    string
		Month   bulletin.Month
		Without []string // products that the question leaves out
	}
	// Rank asks for the first so many by change or by price.
	Rank struct {
		By    string // 跌幅, 涨幅, 涨跌幅, 最贵, 最便宜
		Group string
		N     int
		Nth   int  // the second, the third …; zero for the first so many
		Least bool // from the other end: 跌幅最小
		Span  bool // several months are asked for; the ranking is of one
		Month bulletin.Month

		Without []string // products that the question leaves out
	}
	// Movers asks which products rose, fell or held.
	Movers struct {
		Way     string // 上涨, 下跌, 持平, 有涨跌, 不涨, 不跌
		Group   string
		Month   bulletin.Month
		Without []string // products that the question leaves out
	}
	// Threshold asks which products lie over or below a threshold: of the change (Way) or of the price (Unit).
	Threshold struct {
		Value string
		Than  string // the product whose price is the threshold, in place of Value
		UpTo  string // the other end of a range; empty for none
		Equal bool   // the threshold itself is in: 不超过, 至少
		Below bool
		Way   string // 上涨, 下跌; empty for the price
		Unit  string
		Group string
		Month bulletin.Month
	}
	// Index asks for the price index.
	Index struct {
		Name    string         // of a group of products; empty for the bulletin's own
		Against bulletin.Month // the month that it is compared with
		From    bulletin.Month // zero for the one month
		Month   bulletin.Month
		Measure string // 平均, 最高, 最低, 高低差, 波动幅度; empty for all
		Day     int    // zero for the month
		Asks    string // 同比 or 环比, where the question wants that change
	}
	// TradeOf asks for figures of foreign trade.
	TradeOf struct {
		Subject, Partner, Direction, Measure string
		Currency                             string         // 美元; empty for yuan
		Balance                              bool           // exports less imports
		Asks                                 string         // 同比 or 环比, where the question wants that change
		Extreme                              string         // 最高 or 最低: which month is asked for
		Each                                 bool           // the single months of the time, not the time as a whole
		From, To                             bulletin.Month // zero for any
		YearToDate                           bool
	}
	// QuotaOf asks for the production plan.
	QuotaOf struct {
		Year                int
		Batch, Stage, Scope string
	}
	// PatentsOf asks for the patents or papers of an issue.
	PatentsOf struct {
		About  string // words that stand in the titles or names the inventors; empty for all
		Any    bool   // no month is asked for: Month is only where to begin
		Month  bulletin.Month
		Day    int // the day of publication; zero for any
		Number string
		Topic  string // what one patent is about, for its fields
		Papers bool
	}
	// News asks for passages of prose.
	News struct {
		Topic    string
		Kinds    []bulletin.Kind
		From, To bulletin.Month
		Product  string         // the price that is asked about, for why it moved
		Month    bulletin.Month // the price's month; zero for the newest
		Asks     []string
		Beside   string // what is asked about the products that are named, which an answer has to speak of
	}
	// Ambiguous is a name that can mean several products: all are shown.
	Ambiguous struct {
		Name     string
		Products []string
		Month    bulletin.Month
	}
	// Digest asks for what an issue says in short.
	Digest struct{ Month bulletin.Month }
	// Discrepancies asks where the source contradicts itself.
	Discrepancies struct{ Month bulletin.Month }
	// Help asks what can be asked.
	Help struct{}
	// Refuse is a question that the bulletin can't answer, by type.
	Refuse struct {
		Reason Reason
		Name   string         // the product, topic or company
		Month  bulletin.Month // the month that is not loaded
		Near   []string       // what comes nearest
	}
)

// An Aspect is what of a price is asked for.
type Aspect string

// The aspects of a price; the value is the empty one.
const (
	Value       Aspect = ""
	ChangeOnly  Aspect = "change"
	PurityOnly  Aspect = "purity"
	BeforeMonth Aspect = "before"
	Dearest     Aspect = "dearest"  // of list prices, which is the highest
	Cheapest    Aspect = "cheapest" // of list prices, which is the lowest
)

// A Weight is an amount to be bought: the total is worked out and marked so.
type Weight struct {
	Text   string // the amount, as a number
	Unit   string // 公斤 or 吨
	Factor string // what one of the unit asked in is, in Unit
	Asked  string // as it was asked
}

// A Reason is a type of refusal.
type Reason string

// The types of refusal.
const (
	OffTopic       Reason = "off-topic"
	UnknownProduct Reason = "unknown-product"
	NotQuoted      Reason = "not-quoted"
	NotLoaded      Reason = "not-loaded"
	Forecast       Reason = "forecast"
	NoListPrice    Reason = "no-list-price"
	NoTrade        Reason = "no-trade"
	DailyPrice     Reason = "daily"
	NothingFound   Reason = "nothing-found"
	Unclear        Reason = "unclear"
	NoSuchMonth    Reason = "no-such-month"
	NoIndex        Reason = "no-index" // of one product, or of one day
	NotPrinted     Reason = "not-printed"
	HeldBack       Reason = "held-back" // the number gate stopped the reply
)

func (Price) intent() {}

func (History) intent() {}

func (Compare) intent() {}

func (Group) intent() {}

func (Rank) intent() {}

func (Movers) intent() {}

func (Threshold) intent() {}

func (Index) intent() {}

func (TradeOf) intent() {}

func (QuotaOf) intent() {}

func (PatentsOf) intent() {}

func (News) intent() {}

func (Ambiguous) intent() {}

func (Digest) intent() {}

func (Discrepancies) intent() {}

func (Help) intent() {}

func (Refuse) intent() {}

// Notation writes name{part part …}, leaving empty parts out.
func Notation(name string, parts ...any) string {
	var words []string
	for _, p := range parts {
		if s := fmt.Sprint(p); s != "" && s != "0" {
			words = append(words, s)
		}
	}
	return name + "{" + strings.Join(words, " ") + "}"
}

func (i Price) String() string {
	weight := ""
	if i.Weight != nil {
		weight = i.Weight.Asked
	}
	measure := i.Measure
	if i.WithAverage {
		measure += "+" + bulletin.Average
	}
	return Notation("price", strings.Join(i.Products, "+"), i.Month, i.Company, i.Market, measure, i.Aspect, weight, strings.Join(i.Asks, "+"), i.Purity, against(i.Against))
}

func against(m bulletin.Month) string {
	if m == 0 {
		return ""
	}
	return "against:" + m.String()
}

func (i History) String() string {
	return Notation("history", i.Product, i.Company, i.Measure, i.Extreme, i.From.String()+".."+i.To.String(), strings.Join(i.Asks, "+"))
}

func (i Compare) String() string {
	return Notation("compare", strings.Join(i.Products, "+"), i.Month, strings.Join(i.Asks, "+"))
}

func (i Group) String() string { return Notation("group", i.Name, i.Month, without(i.Without)) }

func (i Rank) String() string {
	words := []any{i.By, i.Group, i.N}
	if i.Nth > 0 {
		words[2] = fmt.Sprintf("#%d", i.Nth)
	}
	if i.Least {
		words = append(words, "least")
	}
	return Notation("rank", append(words, i.Month, without(i.Without))...)
}

func without(products []string) string {
	if len(products) == 0 {
		return ""
	}
	return "without:" + strings.Join(products, "+")
}

func (i Threshold) String() string {
	sign := ">"
	if i.Below {
		sign = "<"
	}
	if i.Equal {
		sign += "="
	}
	return Notation("over", i.Group, i.Way, sign+i.Value+i.Than, i.UpTo, i.Unit, i.Month)
}

func (i Movers) String() string {
	return Notation("moved", i.Way, i.Group, i.Month, without(i.Without))
}

func (i Index) String() string {
	span := i.Month.String()
	if i.From != 0 {
		span = i.From.String() + ".." + span
	}
	if i.Day > 0 {
		span += "-" + pad(i.Day)
	}
	return Notation("index", i.Name, i.Measure, span, against(i.Against), i.Asks)
}

func (i TradeOf) String() string {
	span := ""
	if i.To != 0 {
		span = i.To.String()
		if i.From != i.To {
			span = i.From.String() + ".." + i.To.String()
		}
	}
	ytd := ""
	if i.YearToDate {
		ytd = "ytd"
	}
	balance := ""
	if i.Balance {
		balance = "balance"
	}
	change := ""
	if i.Asks == "环比" {
		change = i.Asks
	}
	if i.Each {
		ytd = "each"
	}
	return Notation("trade", i.Partner, i.Subject, i.Direction, i.Measure, i.Currency, balance, change, i.Extreme, span, ytd)
}

func (i QuotaOf) String() string { return Notation("quota", i.Year, i.Batch, i.Scope, i.Stage) }

func (i PatentsOf) String() string {
	if i.Papers {
		return Notation("papers", i.Month)
	}
	return Notation("patents", i.Number, i.Topic, i.About, i.Month)
}

func (i News) String() string {
	span := ""
	if i.From != 0 {
		span = i.From.String() + ".." + i.To.String()
	}
	kinds := make([]string, len(i.Kinds))
	for k, v := range i.Kinds {
		kinds[k] = string(v)
	}
	if i.Month != 0 && i.From == 0 {
		span = i.Month.String()
	}
	return Notation("news", i.Topic, i.Product, strings.Join(kinds, "+"), span)
}

func (i Ambiguous) String() string {
	return Notation("choose", i.Name, strings.Join(i.Products, "|"), i.Month)
}

func (i Digest) String() string { return Notation("digest", i.Month) }

func (i Discrepancies) String() string { return Notation("doubts", i.Month) }

func (Help) String() string { return "help{}" }

func (i Refuse) String() string { return Notation("refuse", i.Reason, i.Name, i.Month) }

func pad(n int) string { return fmt.Sprintf("%02d", n) }

func IsHan(r rune) bool { return unicode.Is(unicode.Han, r) }
