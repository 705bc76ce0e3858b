package answer

import (
	"fmt"
	"slices"
	"strconv"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
	"rebot/index/bulletin"
)

// index answers for the price index: its mean, high and low with their days, spread and swing.
func (b *Engine) index(a draft, i intent.Index) {
	name := i.Name
	if name == "" {
		name = bulletin.PriceIndex
	}
	readings := b.readings(name, i.Month)
	if i.From != 0 {
		readings = b.readingsOver(name, i)
	}
	if len(readings) == 0 {
		r := b.whyNone(name, nil, i.Month)
		if r.Reason == intent.NotQuoted {
			r = intent.Refuse{Reason: intent.NotPrinted, Name: i.Month.Chinese() + "的" + name}
		}
		b.refuse(a, r)
		return
	}
	if i.Measure != "" && i.From == 0 {
		readings = first(readings, i.Measure)
	}
	if i.Day > 0 {
		if readings = onDay(readings, i.Day); len(readings) == 0 {
			b.refuse(a, intent.Refuse{Reason: intent.NoIndex, Name: i.Month.String() + "-" + fmt.Sprintf("%02d", i.Day)})
			return
		}
	}
	title := name
	if a.English && name == bulletin.PriceIndex {
		title = "Rare-earth price index (稀土价格指数)"
	}
	a.Title = title + " · " + a.MonthName(i.Month)
	if i.From != 0 {
		a.Title = title + " · " + a.MonthName(i.From) + " – " + a.MonthName(i.Month)
		a.Notes = append(a.Notes, a.Say("只看了已载入的简报印出的数值；简报没有印多个月的平均。", "Only values that the loaded issues print are shown; no mean over several months is printed."))
	}
	for k, r := range readings {
		line := a.reading(r)
		if i.From != 0 {
			line = a.MonthName(r.Month) + " " + line
		}
		if k == 0 {
			a.Lead = line
		} else {
			a.Details = append(a.Details, line)
		}
	}
	if _, mean := b.readingOf(name, i.Month-1, bulletin.Mean); mean && i.Asks == "环比" && i.From == 0 && i.Against == 0 {
		i.Against = i.Month - 1
	}
	b.indexAgainst(a, name, i)
	if i.Asks != "" && i.From == 0 && i.Against == 0 && !slices.ContainsFunc(readings, func(r index.Reading) bool { return r.Change != nil && r.Change.Base == i.Month-changeSpan(i.Asks) }) {
		a.Notes = append(a.Notes, a.Say("简报没有印这个月指数的"+i.Asks+"。", "The bulletin prints no such change of the index for this month."))
	}
	if i.Measure != "" && i.From == 0 && readings[0].Measure != i.Measure {
		a.Notes = append(a.Notes, a.Say("简报没有印出这个月指数的"+i.Measure+"。", "The bulletin does not print that value of the index for this month."))
	}
}

// changeSpan is how many months lie between a month and the one that its change is printed against.
func changeSpan(ask string) bulletin.Month {
	if ask == "同比" {
		return 12
	}
	return 1
}

// indexTakes tells whether a reading can be the one asked for: the highest of several months may be a month's mean.
func indexTakes(i intent.Index, measure string) bool {
	switch i.Measure {
	case "":
		return measure != "高低差" && measure != "波动幅度"
	case bulletin.High, bulletin.Low:
		return measure == i.Measure || measure == "数值" || measure == bulletin.Mean
	}
	return measure == i.Measure
}

// indexAgainst works out the difference to the month that is compared with, from the values both print first.
func (b *Engine) indexAgainst(a draft, name string, i intent.Index) {
	if i.Against == 0 || i.Against == i.Month {
		return
	}
	now, was := b.readings(name, i.Month), b.readings(name, i.Against)
	if len(was) == 0 || was[0].Measure != bulletin.Mean && was[0].Measure != "数值" {
		a.Notes = append(a.Notes, a.MonthName(i.Against)+a.Say("没有可比的指数。", ": no value to compare with."))
		return
	}
	before := a.MonthName(i.Against) + " " + a.reading(was[0])
	if now[0].Measure != was[0].Measure {
		a.Details = append([]string{before}, a.Details...)
		a.Notes = append(a.Notes, a.Say("原文没有说明那个数是不是月平均，所以不计算差额。", "The source does not say whether that value is a mean, so no difference is worked out."))
		return
	}
	d := now[0].Value.Value.Sub(was[0].Value.Value)
	a.Derive(d.Abs().String())
	a.Details = append([]string{before, a.Say("相差（推算）：", "Difference (推算): ") + now[0].Value.Text + " − " + was[0].Value.Text + " = " + signedText(d, now[0].Value, was[0].Value) + " " + a.Unit(now[0].Unit)}, a.Details...)
}

// readings lists the values of the bulletin's index in a month, the mean first.
func (b *Engine) readings(name string, m bulletin.Month) []index.Reading {
	var out []index.Reading
	for _, measure := range []string{bulletin.Mean, "数值", bulletin.High, bulletin.Low, "高低差", "波动幅度"} {
		if r, ok := b.readingOf(name, m, measure); ok {
			out = append(out, r)
		}
	}
	return out
}

// readingOf is a value as the issue of its own month prints it, else the newest that repeats it.
func (b *Engine) readingOf(name string, m bulletin.Month, measure string) (best index.Reading, found bool) {
	for r := range b.lib.ReadingsIn(m) {
		if r.Measure == measure && r.Name == name && (!found || r.Issue.Month == m && best.Issue.Month != m) {
			best, found = r, true
		}
	}
	return best, found
}

// readingsOver lists the values of a run of months: the highest first where a high is asked for, the lowest for a low.
func (b *Engine) readingsOver(name string, i intent.Index) []index.Reading {
	var out []index.Reading
	for _, r := range b.lib.Readings() {
		if r.Month < i.From || r.Month > i.Month || r.Name != name || !indexTakes(i, r.Measure) {
			continue
		}
		if own, ok := b.readingOf(name, r.Month, r.Measure); !ok || own.Value.Text != r.Value.Text || own.Issue == r.Issue {
			out = append(out, r) // what a later issue repeats is shown once
		}
	}
	slices.SortStableFunc(out, func(x, y index.Reading) int {
		if i.Measure == bulletin.Low {
			return x.Value.Value.Cmp(y.Value.Value)
		}
		if i.Measure == bulletin.High {
			return y.Value.Value.Cmp(x.Value.Value)
		}
		return int(y.Month - x.Month)
	})
	return out
}

// onDay keeps the values of a day.
func onDay(rs []index.Reading, day int) []index.Reading {
	return slices.DeleteFunc(rs, func(r index.Reading) bool { return r.Day != day })
}

// first puts the values of a measure before the others.
func first(rs []index.Reading, measure string) []index.Reading {
	var front, back []index.Reading
	for _, r := range rs {
		if r.Measure == measure {
			front = append(front, r)
		} else {
			back = append(back, r)
		}
	}
	return append(front, back...)
}

func (a draft) reading(r index.Reading) string {
	f := reply.Figure{Name: r.Name, Measure: r.Measure, Period: r.Month.String(), Value: r.Value.Text, Unit: r.Unit, Citation: a.Cite(r.Issue, r.Cite)}
	day := ""
	if r.Day > 0 {
		f.Period += "-" + fmt.Sprintf("%02d", r.Day)
		day = a.Say("（"+strconv.Itoa(r.Month.Month())+" 月 "+strconv.Itoa(r.Day)+" 日）", " ("+f.Period+")")
		a.Permit(f.Period)
	}
	a.Figures = append(a.Figures, f)
	word := a.Say(map[string]string{bulletin.Mean: "平均", "数值": "", bulletin.High: "最高", bulletin.Low: "最低", "高低差": "高低点相差", "波动幅度": "波动幅度"}[r.Measure],
		map[string]string{bulletin.Mean: "average", "数值": "value", bulletin.High: "high", bulletin.Low: "low", "高低差": "high less low", "波动幅度": "swing"}[r.Measure])
	if word != "" {
		word += " "
	}
	return word + r.Value.Text + " " + a.Unit(r.Unit) + day + a.ChangePhrase(r.Change, r.Month)
}
