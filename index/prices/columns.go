package prices

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A column reads one cell of a line into the price of it; nil is one that is not read.
type column func(f *bulletin.Fact, cell string) error

type head []column

// columns are those that are read, by the names that they may have. The first name is the one that errors give.
var columns = []struct {
	names []string
	must  bool
	read  column
}{
	{[]string{"product", "subject", "产品", "品名", "产品名", "产品名称", "名称", "品种"}, true, readProduct},
	{[]string{"period", "month", "date", "day", "月份", "月", "日期", "时间", "期间"}, true, readPeriod},
	{[]string{"value", "price", "价格", "均价", "月均价", "平均价", "平均价格", "数值"}, true, readValue},
	{[]string{"unit", "单位"}, true, readUnit},
	{[]string{"measure", "口径"}, false, readMeasure},
	{[]string{"purity", "纯度"}, false, readPurity},
	{[]string{"to", "至"}, false, readTo},
}

// unitInHead finds the unit in the name of a column: 价格（元/公斤）.
var unitInHead = regexp.MustCompile(`^(.*?)[（(](.+)[）)]$`)

// readHead reads what the columns are. It fails where one is missing, or two are the same.
func (r *reader) readHead(line int, cells []string) bool {
	h := make(head, len(cells))
	found := map[string]bool{}
	for i, cell := range cells {
		name, unit := strings.ToLower(cell), ""
		if m := unitInHead.FindStringSubmatch(name); m != nil {
			name, unit = strings.TrimSpace(m[1]), m[2]
		}
		k := slices.IndexFunc(columns, func(c struct {
			names []string
			must  bool
			read  column
		}) bool {
			return slices.Contains(c.names, name)
		})
		if k < 0 {
			continue
		}
		is := columns[k].names[0]
		if found[is] {
			r.fail(line, "two columns are the %s", is)
			return false
		}
		found[is], h[i] = true, columns[k].read
		if unit != "" && is == "value" {
			found["unit"], h[i] = true, inUnit(unit)
		}
	}
	for _, c := range columns {
		if c.must && !found[c.names[0]] {
			r.fail(line, "the head has no column %s (%s); it is to be like: product,period,value,unit", c.names[0],
				strings.Join(c.names[1:], ", "))
			return false
		}
	}
	r.head = h
	return true
}

// inUnit reads a value whose unit the head names.
func inUnit(unit string) column {
	return func(f *bulletin.Fact, cell string) error {
		return errors.Join(readUnit(f, unit), readValue(f, cell))
	}
}

// words knows the names of products and goods, and times.
var words = sync.OnceValue(func() *lexicon.Lexicon { return lexicon.New() })

// single is the one token that a cell is, nil for another.
func single(cell string) *lexicon.Token {
	tokens := words().Tokens(cell, 0)
	if len(tokens) != 1 {
		return nil
	}
	return &tokens[0]
}

func readProduct(f *bulletin.Fact, cell string) error {
	t := single(cell)
	switch {
	case cell == "":
		return errors.New("the product is missing")
	case t == nil || t.Class != lexicon.Product && t.Class != lexicon.Goods:
		return fmt.Errorf("product %q: no product has that name", cell)
	case t.Bare:
		return fmt.Errorf("product %q: it can be several, such as 氧化%s and 金属%s", cell, cell, cell)
	}
	f.Subject, f.Printed = t.ID, cell
	return nil
}

// slashes are what people write between year, month and day.
var slashes = strings.NewReplacer("/", "-", ".", "-")

func readPeriod(f *bulletin.Fact, cell string) error {
	var err error
	if f.Period, err = bulletin.ParsePeriod(padded(cell)); err == nil && cell != "" {
		return nil
	}
	if t := single(cell); t != nil && t.Class == lexicon.PeriodOf && !t.Period.IsZero() && t.Period.From.Month.Year() > 1900 {
		f.Period = t.Period
		return nil
	}
	return fmt.Errorf("period %q: want a month such as 2024-11, or a day such as 2024-11-04", cell)
}

// padded writes 2024/1/5 as 2024-01-05. A run from one time to another stays as it is.
func padded(cell string) string {
	if strings.Contains(cell, "..") {
		return cell
	}
	parts := strings.Split(slashes.Replace(cell), "-")
	for i := range parts {
		if len(parts[i]) == 1 {
			parts[i] = "0" + parts[i]
		}
	}
	return strings.Join(parts, "-")
}

func readValue(f *bulletin.Fact, cell string) error {
	v, ok := bulletin.ParseAmount(cell)
	if !ok || !v.Value.IsPositive() {
		return fmt.Errorf("value %q: want a price such as 1711.90", cell)
	}
	f.Value = v
	return nil
}

// readUnit takes only prices in yuan by weight: with no other can it be reckoned.
func readUnit(f *bulletin.Fact, cell string) error {
	unit := strings.NewReplacer("千克", "公斤", "kg", "公斤", "人民币", "", " ", "").Replace(strings.ToLower(cell))
	if _, ok := bulletin.PerKilogram(unit); !ok {
		return fmt.Errorf("unit %q: want 元/公斤, 万元/吨, 元/吨 or 元/克", cell)
	}
	f.Unit = unit
	return nil
}

// measures are the kinds of price that a line may name.
var measures = []string{bulletin.MonthMean, bulletin.DayMean, bulletin.WeekMean, bulletin.QuarterMean, bulletin.HalfMean,
	bulletin.YearMean, bulletin.SpanMean, bulletin.HighPrice, bulletin.LowPrice, bulletin.PlainPrice}

func readMeasure(f *bulletin.Fact, cell string) error {
	if cell != "" && !slices.Contains(measures, cell) {
		return fmt.Errorf("measure %q: want one of %s", cell, strings.Join(measures, ", "))
	}
	f.Measure = cell
	return nil
}

func readPurity(f *bulletin.Fact, cell string) error {
	f.Purity = cell
	return nil
}

// readTo refuses the upper end of a range: a price is one number here.
func readTo(_ *bulletin.Fact, cell string) error {
	if cell != "" {
		return fmt.Errorf("to %q: a range is not one price", cell)
	}
	return nil
}

// measureOf is what a price is of a period that names no measure: the mean of it, and of a day the price.
func measureOf(p bulletin.Period) string {
	switch {
	case p.IsMonth():
		return bulletin.MonthMean
	case p.IsDay():
		return bulletin.PlainPrice
	case p.IsQuarter():
		return bulletin.QuarterMean
	case p.IsYear():
		return bulletin.YearMean
	}
	return bulletin.SpanMean
}
