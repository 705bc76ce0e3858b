package answer

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/bulletin"
)

// over lists the products over or below a threshold, of the change or of the price.
func (b *Engine) over(a draft, i intent.Threshold) {
	all := b.monthQuotes(i.Month, i.Group, i.Than)
	limit, err := b.limit(a, &i)
	upTo, err2 := decimal.NewFromString(cmp.Or(i.UpTo, "0"))
	if err != nil || err2 != nil || len(all) == 0 {
		b.refuse(a, b.whyNone(i.Value+i.Than, nil, i.Month))
		return
	}
	var found []index.Quote
	for _, q := range all {
		v, ok := measured(i, q)
		in := v.GreaterThan(limit) && !i.Below || v.LessThan(limit) && i.Below || i.Equal && v.Equal(limit)
		if i.UpTo != "" {
			in = v.GreaterThanOrEqual(limit) && v.LessThanOrEqual(upTo)
		}
		if ok && in {
			found = append(found, q)
		}
	}
	a.Permit(i.Value, i.UpTo, strconv.Itoa(len(found)))
	a.Title = a.groupName(i.Group) + " · " + a.overName(i) + " · " + a.MonthName(i.Month)
	if len(found) == 0 {
		a.Lead = a.Say("没有这样的产品。", "There is no such product.")
		a.Cite(all[0].Issue, all[0].Cite)
		return
	}
	a.Lead = strconv.Itoa(len(found)) + a.Say(" 种：", ": ") + strings.Join(names(found), a.Say("、", ", "))
	b.priceTable(a, found)
}

// limit is the threshold: the number asked for, or the price of the product compared with.
func (b *Engine) limit(a draft, i *intent.Threshold) (decimal.Decimal, error) {
	if i.Than == "" {
		return decimal.NewFromString(i.Value)
	}
	q, ok := b.pick(i.Than, i.Month, "", "")
	v, same := bulletin.ConvertPrice(q.Price.Value, q.Unit, i.Unit)
	if !ok || !same {
		return v, errNoPrice
	}
	i.Value = q.Price.Text
	a.Cite(q.Issue, q.Cite)
	if q.Unit != i.Unit {
		a.Derive(v.String())
		i.Value = v.String()
	}
	return v, nil
}

var errNoPrice = errors.New("no price to compare with")

// overName names a threshold: 下跌超过 3%, 高于氧化镝 1711.90元/公斤.
func (a draft) overName(i intent.Threshold) string {
	unit := a.Say(i.Unit, " "+i.Unit)
	if i.Way != "" {
		unit = "%"
	}
	way := map[string]string{"": "", "上涨": a.Say("上涨", "Rose "), "下跌": a.Say("下跌", "Fell ")}[i.Way]
	if i.UpTo != "" {
		return way + i.Value + a.Say(" 至 ", " to ") + i.UpTo + unit
	}
	return way + a.overWords(i) + i.Than + " " + i.Value + unit
}

func (a draft) overWords(i intent.Threshold) string {
	switch {
	case i.Below && i.Equal:
		return a.Say("不超过", "at most")
	case i.Equal:
		return a.Say("不低于", "at least")
	case i.Below:
		return a.Say("低于", "below")
	}
	return a.Say("超过", "over")
}

// measured is what the threshold is put against: the size of a change in its direction, or the price in its unit.
func measured(i intent.Threshold, q index.Quote) (decimal.Decimal, bool) {
	if i.Way == "" {
		return bulletin.ConvertPrice(q.Price.Value, q.Unit, i.Unit)
	}
	if q.Change == nil || q.Change.Base != q.Month-1 || wayOf(q.Change) != i.Way {
		return decimal.Zero, false
	}
	return q.Change.Percent.Value.Abs(), true
}
