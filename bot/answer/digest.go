package answer

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// ErrNotLoaded means that an issue is not loaded here; on another replica, or later, it may be.
var ErrNotLoaded = errors.New("the issue is not loaded")

// writes begins a reply that no question asked for.
func (e *Engine) writes(q *intent.Query, english bool) draft {
	q.English = english
	return draft{reply.NewWriter(q, english), q, e}
}

// Digest is the digest of an issue as a subscriber wants it. No number leaves in it that the gate does not know.
func (e *Engine) Digest(m bulletin.Month, f intent.SectionFilter, english bool) (*reply.Reply, error) {
	is := e.lib.Issue(m)
	if is == nil {
		return nil, ErrNotLoaded
	}
	w := e.writes(intent.DigestOf(m), english)
	if f.All() {
		w.digest(is)
	} else {
		w.digestTitle(m)
		w.Title += " · " + FilterText(w.Writer, f)
		w.digestParts(is, f)
		w.ownDiscrepancies()
	}
	w.digestCard(is, f, true)
	return w.Reply, gated(w.Reply)
}

// gated is an error if a reply holds a number from nowhere.
func gated(a *reply.Reply) error {
	if bad := a.Check(reply.Text(a)); len(bad) > 0 {
		return fmt.Errorf("the number gate holds %v back", bad)
	}
	return nil
}

// issue answers questions for the digest of an issue or for its discrepancies.
func (w draft) issue() {
	m := w.e.cat.Newest()
	if len(w.q.Times) > 0 && !w.q.Times[0].Period.IsZero() {
		m = w.q.Times[0].Period.To.Month
	}
	is := w.e.lib.Issue(m)
	if is == nil {
		w.Restart(reply.NotFound)
		w.Lead = w.Say("没有载入"+m.Chinese()+"的简报，无法回答。", "No issue of "+m.String()+" is loaded, so I can't answer.")
		w.Permit(m.String(), m.Chinese())
		w.Details = append(w.Details, w.loaded())
		return
	}
	if w.q.Has(intent.Discrepancies) {
		w.discrepanciesOf(is)
		return
	}
	if w.q.Has(intent.NumberWant) {
		w.issueNumber(is)
		return
	}
	w.digest(is)
}

// issueNumber says which issue it is: what its pages are headed with, else its month alone.
func (w draft) issueNumber(is *bulletin.Issue) {
	w.Title = w.Say("《离子型稀土信息简报》", "The rare-earth bulletin")
	w.Permit(is.Month.Chinese(), is.Month.String(), is.File)
	w.Lead = w.Say(is.Month.Chinese()+"的一期（"+is.File+"）", "the issue of "+is.Month.String()+" ("+is.File+")")
	w.Details = append(w.Details, w.loaded())
	for i := range is.Articles {
		for n := is.Articles[i].First; n <= is.Articles[i].Last; n++ {
			if head := issueHead(is.Lines[n-1]); head != "" {
				w.Cite(is, bulletin.Cite{Article: i, First: n, Last: n})
				w.Lead = head + w.Say("（"+is.Month.Chinese()+"）", " (the issue of "+is.Month.String()+")")
				return
			}
		}
	}
}

// issueHead is the number of the issue as a line heads a page with it, without blanks: 2024年第11期.
func issueHead(line string) string {
	line = strings.Join(strings.Fields(line), "")
	_, head, ok := strings.Cut(line, "简报")
	if !ok || !strings.HasSuffix(head, "期") || !strings.Contains(head, "第") || len(head) > 40 {
		return ""
	}
	return head
}

func (w draft) digestTitle(m bulletin.Month) {
	w.Title = w.Say("《离子型稀土信息简报》摘要 · ", "Digest of the rare-earth bulletin · ") + w.MonthName(m)
}

// digest says what an issue says, by rules from its facts: index, prices that moved, trade, headlines, discrepancies.
func (w draft) digest(is *bulletin.Issue) {
	w.digestTitle(is.Month)
	w.digestIndex(is.Month)
	w.digestPrices(is)
	w.digestTrade(is)
	w.digestHeadlines(is)
	for _, f := range w.e.lib.FindingsIn(is.Month) {
		if f.Issue == is {
			w.discrepancy(f)
		}
	}
	w.digestCard(is, intent.SectionFilter{}, false)
}

func (w draft) digestParts(is *bulletin.Issue, f intent.SectionFilter) {
	if f.Has("price") {
		w.digestIndex(is.Month)
		if len(f.Products) == 0 {
			w.digestPrices(is)
		}
	}
	w.digestProducts(is.Month, f.Products)
	if f.Has("trade") {
		w.digestTrade(is)
		w.digestHeadlines(is, bulletin.Customs)
	}
	if f.Has("news") {
		w.digestHeadlines(is, bulletin.News, bulletin.Policy, bulletin.Research)
	}
	if w.Lead == "" && len(w.Details) == 0 {
		w.Lead = w.Say("这一期没有这方面的内容。", "This issue has nothing of the kind.")
	}
}

func (w draft) digestIndex(m bulletin.Month) {
	var parts []string
	for _, measure := range []string{bulletin.IndexMean, bulletin.IndexHigh, bulletin.IndexLow} {
		t := intent.Time{Period: bulletin.MonthOf(m), Kind: "month"}
		f := w.e.pick(spec{kind: bulletin.IndexFact, subject: bulletin.PriceIndex, measure: measure, time: &t})
		if f == nil {
			continue
		}
		w.figure(f)
		text := w.Say(measure+" ", map[string]string{bulletin.IndexMean: "average ", bulletin.IndexHigh: "high ",
			bulletin.IndexLow: "low "}[measure]) + w.value(f)
		if f.Period.IsDay() {
			text += w.Say("（", " (") + w.time(f.Period) + w.Say("）", ")")
		}
		parts = append(parts, text)
	}
	if len(parts) > 0 {
		w.Lead = w.Say("稀土价格指数：", "Price index: ") + strings.Join(parts, w.Say("，", ", "))
	}
}

// monthMean finds the average of a product in a month.
func (e *Engine) monthMean(product string, m bulletin.Month) *index.Fact {
	t := intent.Time{Period: bulletin.MonthOf(m), Kind: "month"}
	return e.printed(spec{kind: bulletin.PriceFact, subject: product, measure: bulletin.MonthMean, time: &t})
}

// monthMeans lists the averages of a month, one a product, in the order of the newest table.
func (e *Engine) monthMeans(m bulletin.Month) (out []*index.Fact) {
	for _, p := range e.cat.Products {
		if f := e.monthMean(p, m); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// monthMove is a fact's change against the month before, nil for none.
func monthMove(f *index.Fact) *bulletin.Move {
	for i := range f.Changes {
		if c := &f.Changes[i]; c.Of == bulletin.OnPrevious || c.Base == f.Period.Before() {
			return c
		}
	}
	return nil
}

// movedIn sorts the averages of a month by how they moved, the biggest fall first, and lists those that held by name.
func (e *Engine) movedIn(m bulletin.Month) (moved []*index.Fact, held []string) {
	for _, f := range e.monthMeans(m) {
		switch c := monthMove(f); {
		case c == nil:
		case way(c) == "flat":
			held = append(held, f.Subject)
		default:
			moved = append(moved, f)
		}
	}
	slices.SortStableFunc(moved, func(x, y *index.Fact) int {
		return monthMove(x).Percent.Value.Cmp(monthMove(y).Percent.Value)
	})
	return moved, held
}

// digestPrices names the biggest falls and rises, and what held.
func (w draft) digestPrices(is *bulletin.Issue) {
	moved, held := w.e.movedIn(is.Month)
	var falls, rises []string
	for k := range min(3, len(moved)) {
		if f := moved[k]; way(monthMove(f)) == "down" {
			falls = append(falls, w.moveText(f))
		}
		if f := moved[len(moved)-1-k]; way(monthMove(f)) == "up" {
			rises = append(rises, w.moveText(f))
		}
	}
	w.list(w.Say("价格跌幅最大：", "Prices that fell most: "), falls)
	w.list(w.Say("价格涨幅最大：", "Prices that rose most: "), rises)
	for i, name := range held {
		held[i] = w.nameOf(name)
	}
	w.list(w.Say("价格持平：", "Unchanged: "), held)
	if len(rises) == 0 && len(moved) > 0 {
		w.Details = append(w.Details, w.Say("没有上涨的产品。", "No product rose."))
	}
	w.digestMain(is.Month)
	w.digestCompared(is.Month)
}

// mainProducts are those that most readers ask for.
var mainProducts = []string{"氧化镨钕", "氧化镝", "氧化铽"}

// digestMain gives the products that most readers ask for.
func (w draft) digestMain(m bulletin.Month) {
	var parts []string
	for _, p := range mainProducts {
		if f := w.e.monthMean(p, m); f != nil {
			parts = append(parts, w.moveText(f))
		}
	}
	w.list(w.Say("主要产品价格：", "Main prices: "), parts)
}

// digestProducts gives the price of each product, and says which have none.
func (w draft) digestProducts(m bulletin.Month, products []string) {
	var none []string
	for _, p := range products {
		if f := w.e.monthMean(p, m); f != nil {
			w.Details = append(w.Details, w.moveText(f))
		} else {
			none = append(none, w.nameOf(p))
		}
	}
	if len(none) > 0 {
		w.Notes = append(w.Notes, w.Say("这一期没有报价：", "Not priced in this issue: ")+strings.Join(none, w.Say("、", ", ")))
	}
}

func (w draft) moveText(f *index.Fact) string {
	x := w.figure(f)
	text := w.ProductName(f.Subject, f.Printed) + " " + x.Value + " " + w.Unit(x.Unit)
	if x.Change == "" {
		return text
	}
	return text + w.Say("（", " (") + x.Change + w.Say("）", ")")
}

func (w draft) list(head string, items []string) {
	if len(items) > 0 {
		w.Details = append(w.Details, head+strings.Join(items, w.Say("、", ", ")))
	}
}

// digestTrade gives the rare-earth trade of the issue.
func (w draft) digestTrade(is *bulletin.Issue) {
	var lines []string
	for _, f := range w.e.lib.FactsOf(bulletin.TradeFact, "稀土") {
		if f.Issue == is && f.Partner == "" && f.Region == "" && f.Measure == bulletin.Quantity && len(lines) < 4 {
			w.figure(f)
			line := w.name(f) + w.Say("：", ": ") + w.value(f) + w.Say("（", " (") + w.time(f.Period)
			if c := w.changed(f, w.move(f)); c != "" {
				line += w.Say("，", ", ") + c
			}
			lines = append(lines, line+w.Say("）", ")"))
		}
	}
	w.list(w.Say("进出口：", "Trade: "), lines)
}

var headlineKinds = []struct {
	kind   bulletin.Kind
	zh, en string
}{{bulletin.News, "动态", "News"}, {bulletin.Customs, "贸易", "Trade"}, {bulletin.Policy, "政策", "Policy"},
	{bulletin.Research, "科研", "Research"},
	{bulletin.Patents, "专利", "Patents"}, {bulletin.Papers, "论文", "Papers"}}

// digestHeadlines lists the articles by kind, each with its source: of the kinds named, or of all.
func (w draft) digestHeadlines(is *bulletin.Issue, only ...bulletin.Kind) {
	for _, k := range headlineKinds {
		if len(only) > 0 && !slices.Contains(only, k.kind) {
			continue
		}
		for n, art := range is.Articles {
			if art.Kind == k.kind {
				c := w.Cite(is, bulletin.Cite{Article: n, First: art.First, Last: art.First})
				w.Details = append(w.Details, w.Say(k.zh, k.en)+" · "+art.Title+w.Say("（", " (")+art.Source+
					w.Say("）", ")")+" ["+strconv.Itoa(c+1)+"]")
			}
		}
	}
}
