// Package intent understands questions: a text and the conversation before it in, a Query out. It is pure and knows no
// library but its Catalog. A question is cut into tokens (index/lexicon); frames claim tokens and compete by what they
// leave unclaimed (frame.go); what no slot takes is kept by kind, and named in the reply.
package intent

import (
	"fmt"
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/english"
)

// A Source is where an answer's rows come from.
type Source string

// The sources.
const (
	Facts    Source = "facts"
	Articles Source = "articles"
	Patents  Source = "patents"
	Papers   Source = "papers"
	Prose    Source = "prose"
	Issue    Source = "issue" // its digest, its discrepancies
	Help     Source = "help"
	Talk     Source = "talk" // thanks and greetings
	Cite     Source = "cite" // the lines behind the answer before
	None     Source = "none" // nothing can be looked up; Reason says why
)

// A Dim is a dimension that a question can hold fast.
type Dim string

// The dimensions. Subject, Measure … are those of bulletin.Fact; the others are of articles.
const (
	Subject   Dim = "subject"
	Group     Dim = "group" // 轻稀土, 重稀土; of trade the lexicon's kind of subject: enterprise, goods
	Form      Dim = "form"  // 氧化物, 金属, 合金
	Tabled    Dim = "table" // what the table of prices has, and not the text beside it
	Measure   Dim = "measure"
	Company   Dim = "company"
	Region    Dim = "region"
	Partner   Dim = "partner"
	Direction Dim = "direction"
	Batch     Dim = "batch"
	Stage     Dim = "stage"
	Scope     Dim = "scope"
	Purity    Dim = "purity"
	Maker     Dim = "maker"
	Currency  Dim = "currency"
	Section   Dim = "section" // of articles
	From      Dim = "from"    // whose article: its 来源
	About     Dim = "about"   // words of its title or text
	Number    Dim = "number"  // of a patent
	Person    Dim = "person"
	Period    Dim = "period" // of Carried: the times
)

// A Cond holds a dimension to one of some values, or keeps these out.
type Cond struct {
	Dim    Dim
	Values []string
	Not    bool
	Or     bool     // of words of a title or text: one of them is enough
	Asked  []string // the values as they were asked
}

// A Want names what of a row is asked for.
type Want string

// The wants. Value is the default.
const (
	Value      Want = "value"
	ChangeWant Want = "change"
	PurityWant Want = "purity"
	Before     Want = "before" // the value of the month before
	ShareWant  Want = "share"
	Which      Want = "which"
	When       Want = "when"
	Who        Want = "who"
	Where      Want = "where"
	Why        Want = "why"
	How        Want = "how"
	HowMany    Want = "howmany"
	Count      Want = "count"
	Title      Want = "title"
	Author     Want = "author"
	Inventor   Want = "inventor"
	Date       Want = "date"
	NumberWant Want = "number"
	SourceWant Want = "source"
	Gist       Want = "gist"
	// what no row of the catalogue has: the bulletin prints it of no patent
	Applicant   Want = "applicant"
	Claims      Want = "claims"
	Grant       Want = "grant"
	SectionWant Want = "section"

	Discrepancies Want = "discrepancies"
)

// An Op works on rows: it keeps their citations and writes its formula.
type Op struct {
	Name  OpName
	N     int    // of top, bottom, nth
	By    string // what is sorted by: value, change; of a bound too
	Value string // of a bound, an amount or a budget, in plain decimals
	Upper string // the other end of a bound
	Unit  string
	Equal bool   // the bound itself is in
	Way   string // up, down, flat: of within by change; dearer, cheaper …: of a verdict
	About string // of a verdict: how exact the amount is said to be, empty for exactly
	Asked string // as it was asked
	Sized bool   // 最小: of what is ranked before
	Of    string // the subject that an amount is of, in a basket; the second operand
}

// That, as what a ranking was asked as, picks the one that is meant of several that were spoken of: 贵的那个.
const That = "that"

// An OpName is the name of an operator.
type OpName string

// The operators.
const (
	Sort    OpName = "sort"
	Top     OpName = "top"
	Bottom  OpName = "bottom"
	Nth     OpName = "nth"
	Within  OpName = "within"
	CountOf OpName = "count"
	List    OpName = "list"
	Sum     OpName = "sum"
	Mean    OpName = "mean"
	Diff    OpName = "difference"
	Left    OpName = "left" // of a whole without what is kept out
	Ratio   OpName = "ratio"
	ShareOf OpName = "share"
	Times   OpName = "times"
	Divide  OpName = "divide"
	Convert OpName = "convert"
	Verdict OpName = "verdict"
	Net     OpName = "net"
	Ends    OpName = "ends" // the first and the last
	Median  OpName = "median"
	Tally   OpName = "tally"   // how many rose, fell and stayed
	PlaceOf OpName = "place"   // the place of one among all: 排第几
	Monthly OpName = "monthly" // of a sum over months, what one of them has on average
	Scaled  OpName = "scaled"  // of a change in per cent that the question supposes
	Apart   OpName = "apart"   // how far one of two rows is said to lie over the other
	Every   OpName = "every"   // whether each of several rows lies within a bound
	Alone   OpName = "alone"   // whether what is named is the only one that is so
	Beyond  OpName = "beyond"  // which of one form go beyond the same in another: metals and their oxides
	Same    OpName = "same"    // one thing under two names
	Reach   OpName = "reach"   // how far a price is from one that it is supposed to come to
	Trend   OpName = "trend"   // 走势: the rows month by month, and a chart of them
)

// A Time is a time that is asked about.
type Time struct {
	Period bulletin.Period // zero where no calendar has it
	Kind   string          // as lexicon.Token.Kind
	ID     string          // as lexicon.Token.ID
	Asked  string
}

// Whole reports whether a time is said to be all of a year, and no part of it: 全年.
func (t *Time) Whole() bool {
	return t != nil && t.Period.IsYear() && bulletin.HasAny(strings.ToLower(t.Asked), "全年", "整年", "full", "whole", "entire")
}

// A Reason says why a question can't be looked up.
type Reason string

// The reasons.
const (
	OffTopic  Reason = "off-topic"
	Forecast  Reason = "forecast"
	Unclear   Reason = "unclear"
	Qualified Reason = "qualified" // a word changes what is asked, and the bulletin has nothing of that kind
	HeldBack  Reason = "held-back" // the number gate stopped the reply
	Unlisted  Reason = "unlisted"  // a product that the bulletin never prices
	Supposed  Reason = "supposed"  // it is to be worked out from what is not so
)

// A Thread is what was said while one article was in focus, the latest last.
type Thread struct {
	Of   Place
	Said []string
}

// A Query holds the meaning of a question.
type Query struct {
	Source     Source
	Kind       bulletin.FactKind
	Where      []Cond
	Times      []Time
	Against    []Time   // what a change is asked against
	Unsure     []string // names that can mean several products: all are in Where
	Wants      []Want
	Then       []Op
	Text       string   // of prose: what is asked, with what the focus adds
	Focus      *Place   // the article that the answer came from, or that is looked in first
	Way        string   // up, down, flat …: the movement that the question takes for granted
	Of         string   // mom, yoy …: the comparison that is asked for
	Whether    bool     // yes or no is asked
	Which      bool     // which of several is asked
	Estimate   bool     // what is not printed is to be worked out: 倒推
	Rows       []Ref    // of the answer, where it has several: the second, the dearer one
	Named      []string // what the answer named, where it named several in words: the second, both
	Recent     []Ref    // what the conversation spoke of last, the latest at the end
	Labels     []string // the words for the kind of price that was quoted: 竞价, 鹿特丹
	Relabelled bool     // they are taken over from the question before
	Run        []Ref    // the like figures that were asked for one by one, in their order: 加起来, 三个里哪个最贵
	// rows that were spoken of and differ in more than what they are of: they are looked up as they were
	Picked  []Ref
	Best    *Ref   // the row that a verdict named
	One     *Ref   // the one row that was chosen: what is asked of it next is of it
	Lifted  string // of prose: what was lifted out of the sentences, and these: 换成公斤
	Told    []string
	Person  string     // that answered who it is: 他说了什么
	Firm    string     // that was spoken of last: 那家公司
	Ranked  *Query     // the ranking that it was chosen by: 排第二的呢
	List    *Query     // what was listed last, with its rows: 最贵的呢, 刚才第一个
	Amid    bool       // what was listed is ranked, though all may be meant
	All     bool       // all products are asked about, whatever was spoken of
	Filled  bool       // the question itself says what figures it asks for
	Carried []Dim      // what a follow-up took from the query before
	Figures *Query     // of prose: the figures that the conversation was about, where it only steps aside from them
	Turns   []Exchange `json:",omitempty"` // the messages that were answered: 再说一遍
	Thread  *Thread    // what was said of the article in focus
	About   string     // of prose: the last question that said what it is about
	Anew    bool       // the message says that it changes the subject
	Past    []*Query   // what the conversation was answered on in words, the latest last: 回到…
	Aside   *Query     // what the conversation was on in words before figures or rows were asked for
	Tried   *Query     // the figures that were asked for since and that are not printed: 那缅甸呢, behind 从澳大利亚进口多少
	Record  *Query     // of prose: the patent whose notice was quoted
	Shown   []string   // the numbers of the patents that the answer shows
	Else    *Query     // what else a follow-up may mean, where the article in focus does not say it
	Ignored []string   // words that no slot took, as asked
	Refused []string   // qualifiers that no slot takes
	Reason  Reason
	Places  *int `json:"-"` // how many decimals the answer is wanted with; nil for as they come
	English bool
	In      *english.Question `json:"-"` // the question in Chinese, where it was asked in English and understood so
}

// Cond gives the values that a dimension is held to.
func (q *Query) Cond(d Dim) []string {
	for _, c := range q.Where {
		if c.Dim == d && !c.Not {
			return c.Values
		}
	}
	return nil
}

// Open reports whether a query for figures names nothing that they are of.
func (q *Query) Open() bool {
	return !slices.ContainsFunc(q.Where, func(c Cond) bool { return c.Dim == Subject || c.Dim == Group || c.Dim == Partner || c.Dim == Company })
}

// Not gives the values that a dimension must not have.
func (q *Query) Not(d Dim) []string {
	for _, c := range q.Where {
		if c.Dim == d && c.Not {
			return c.Values
		}
	}
	return nil
}

// Has reports whether something is asked for.
func (q *Query) Has(w Want) bool {
	for _, o := range q.Wants {
		if o == w {
			return true
		}
	}
	return false
}

// Lists reports whether a query is of one thing that was listed before.
func (q *Query) Lists(l *Query) bool {
	of := q.Cond(Subject)
	return l != nil && q.Source == Facts && q.Kind == l.Kind && len(of) == 1 &&
		slices.ContainsFunc(l.Rows, func(r Ref) bool { return r.Dim == Subject && r.Value == of[0] })
}

// Op gives the first operator of a name, nil for none.
func (q *Query) Op(name OpName) *Op {
	for i := range q.Then {
		if q.Then[i].Name == name {
			return &q.Then[i]
		}
	}
	return nil
}

// OnTop, as the way of an amount, says that it goes with the one before it: 2吨氧化镝加1吨氧化铽.
const OnTop = "ontop"

// Spread, as what a difference goes by, is how far two prices are apart now and were the month before: 价差扩大了吗.
const Spread = "spread"

// OfOther, as what a difference is in per cent of, is the one that is left behind: the cheaper one of what is dearer.
const OfOther = "other"

// Amounts are the amounts of goods that a query names.
func (q *Query) Amounts() (out []Op) {
	for _, o := range q.Then {
		if o.Name == Times {
			out = append(out, o)
		}
	}
	return out
}

// Weighs reports whether it is asked which of several amounts of goods costs more, or by how much: they are not added
// up.
func (q *Query) Weighs() bool {
	all := q.Amounts()
	ontop := slices.ContainsFunc(all, func(o Op) bool { return o.Way == OnTop })
	if len(all) == 0 || q.Op(Sum) != nil && !ontop || q.Op(Divide) != nil || len(q.Cond(Subject)) < 2 ||
		all[0].By == Moved {
		return false
	}
	sides := len(all) > 1
	return slices.ContainsFunc(q.Then, func(o Op) bool {
		side := o.Way == "dearer" || o.Way == "cheaper" || o.Way == "same"
		return o.Name == Verdict && side || sides && (o.Name == Diff && o.By == "" || (o.Name == Top ||
			o.Name == Bottom) && o.N == 1 && o.By == "value")
	})
}

// Cheaper reports whether the cheaper of several is asked for.
func (q *Query) Cheaper() bool {
	return q.Op(Bottom) != nil || slices.ContainsFunc(q.Then, func(o Op) bool { return o.Way == "cheaper" })
}

// Ranks reports whether rows are asked for by their place.
func (q *Query) Ranks() bool {
	return slices.ContainsFunc(q.Then, func(o Op) bool {
		return o.Name == Top || o.Name == Bottom || o.Name == Nth || o.Name == Sort || o.Name == PlaceOf
	})
}

// String prints the query: facts(price 氧化镝 月均价 2024-11).value.times(200 公斤).
func (q *Query) String() string {
	var b strings.Builder
	b.WriteString(string(q.Source))
	var in []string
	if q.Kind != "" {
		in = append(in, string(q.Kind))
	}
	for _, c := range q.Where {
		s := strings.Join(c.Values, ",")
		if c.Not {
			s = "not " + s
		}
		in = append(in, s)
	}
	for _, r := range q.Picked {
		in = append(in, r.String())
	}
	for _, t := range q.Times {
		if s := t.Period.String(); s != "" {
			in = append(in, s)
		} else {
			in = append(in, t.Asked)
		}
	}
	if q.Text != "" {
		in = append(in, q.Text)
	}
	if q.Reason != "" {
		in = append(in, string(q.Reason))
	}
	fmt.Fprintf(&b, "(%s)", strings.Join(in, " "))
	for _, w := range q.Wants {
		b.WriteString("." + string(w))
	}
	for _, o := range q.Then {
		b.WriteString("." + o.String())
	}
	return b.String()
}

// String prints the operator: top(3 change), times(200 公斤).
func (o Op) String() string {
	var in []string
	if o.N != 0 {
		in = append(in, fmt.Sprint(o.N))
	}
	for _, s := range []string{o.Of, o.By, o.Way, o.About, o.Value, o.Upper, o.Unit} {
		if s != "" {
			in = append(in, s)
		}
	}
	if len(in) == 0 {
		return string(o.Name)
	}
	return string(o.Name) + "(" + strings.Join(in, " ") + ")"
}

// DigestOf asks for the digest of an issue.
func DigestOf(m bulletin.Month) *Query {
	return &Query{Source: Issue, Wants: []Want{Gist}, Times: []Time{{Period: bulletin.MonthOf(m), Kind: "month"}}}
}

// Refused makes the query of a question that can't be looked up.
func Refused(why Reason) *Query { return &Query{Source: None, Reason: why} }

// Product gives the one product whose price is asked for, empty where it is another question.
func (q *Query) Product() string {
	if q == nil {
		return ""
	}
	if s := q.Cond(Subject); q.Source == Facts && q.Kind == bulletin.PriceFact && len(s) == 1 {
		return s[0]
	}
	return ""
}

// Label is the kind of query that is counted: price, trade, prose …
func (q *Query) Label() string {
	if q.Source == Facts {
		return string(q.Kind)
	}
	return string(q.Source)
}

// Labels are all that Label can give.
var Labels = []string{"price", "index", "trade", "quota", "output", "stock", "capacity", "demand", "reserve", "sales",
	"company",
	string(Articles), string(Patents), string(Papers), string(Prose), string(Issue), string(Help), string(Talk),
	string(Cite), string(None)}

// Of gives what was understood of a reply's question, nil for a notice.
func Of(i fmt.Stringer) *Query {
	q, _ := i.(*Query)
	return q
}
