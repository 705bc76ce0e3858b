package table

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

// A cell is one field of a table as printed, with the display columns that it takes in its line.
type cell struct {
	text     string
	line     int
	from, to int
}

// A cellKind says what the text of a cell is.
type cellKind int

const (
	cellEmpty   cellKind = iota // nothing, or a mark that stands for nothing
	cellNumber                  // a number, a range, a change
	cellFlat                    // 持平
	cellDamaged                 // was a number
	cellText                    // words
)

// A cellValue is the content of a cell.
type cellValue struct {
	kind       cellKind
	amount, to bulletin.Amount
	percent    bool
	signed     bool
	worded     bool   // its sign is a word: 涨0.3
	rest       string // what stands behind the number: a unit
}

var (
	oneNumber = regexp.MustCompile(
		`^(\(?)([+\-−–—↑↓▲▼]?|` + up + `|` + down + `) ?(` + number + `) ?(%?)([↑↓▲▼]?)(\)?)([^\d]{0,12})$`,
	)
	twoNumbers = regexp.MustCompile(`^(` + number + `) ?(?:-|~|—|–|－|至|--|——) ?(` + number + `) ?(%?)([^\d]{0,12})$`)
	wasNumber  = regexp.MustCompile(`^[+\-−–—(]?\d[\d.,。．·， ]*\D?\d*%?\)?$|^\D?\d[\d.,]*$`)
	footMark   = regexp.MustCompile(`(?:[*※#†‡]|\[\d\])+$`)
)

var (
	noValue = map[string]bool{
		"无":   true,
		"无报价": true,
		"暂无":  true,
		"未报":  true,
		"停报":  true,
		"面议":  true,
		"n/a": true,
		"na":  true,
		"nil": true,
	}
	wayAlone = map[string]bool{
		"↑":  true,
		"↓":  true,
		"▲":  true,
		"▼":  true,
		"涨":  true,
		"跌":  true,
		"上涨": true,
		"下跌": true,
	} // with no figure
	flatValue = map[string]bool{
		"持平":        true,
		"平":         true,
		"不变":        true,
		"无变化":       true,
		"平稳":        true,
		"稳定":        true,
		"持稳":        true,
		"→":         true,
		"flat":      true,
		"unchanged": true,
	}
)

// Parts of the patterns of a number.
const (
	number = bulletin.NumberPattern
	up     = `上涨|上升|增长|增加|回升|上调|上扬|走高|提高|提升|攀升|扩大|涨|升|增|高`
	down   = `下跌|下降|减少|回落|下调|下滑|走低|降低|缩减|收窄|跌|降|减|低`
)

// readCell reads the text of a cell as a number.
func readCell(s string) cellValue {
	s = strings.TrimSpace(bulletin.Narrow(s))
	if !strings.ContainsAny(s, "0123456789") {
		return cellValue{kind: kindOfWords(strings.ToLower(s))}
	}
	if v, ok := plainValue(s); ok {
		return v
	}
	if v, ok := numberIn(s); ok {
		return v
	}
	if mostlyDigits(s) || !bulletin.HasHan(s) && wasNumber.MatchString(s) {
		return cellValue{kind: cellDamaged}
	}
	return cellValue{kind: cellText}
}

// kindOf says what the text of a cell is.
func kindOf(s string) cellKind {
	if isPlain(s) { // as most figures are
		return cellNumber
	}
	return readCell(s).kind
}

// isPlain reports whether a cell holds a number with nothing beside it but its sign and %: 1711.90, -3.50%.
func isPlain(s string) bool {
	digits := strings.TrimSuffix(s, "%")
	return digits != "" && bulletin.IsDigit(digits[len(digits)-1]) && bulletin.IsAmount(digits)
}

// opensNumber has what a number that is not plain may begin with.
const opensNumber = "0123456789(+-−–—↑↓▲▼上增回走提攀扩涨升高下减降缩收跌低"

// numberIn reads a number with what stands around it.
func numberIn(s string) (cellValue, bool) {
	if strings.IndexAny(s, opensNumber) != 0 {
		return cellValue{}, false
	}
	if m := twoNumbers.FindStringSubmatch(s); m != nil && unitBehind(m[4]) {
		return rangeValue(m), true
	}
	if strings.ContainsAny(s, "*※#†‡]") {
		s = footMark.ReplaceAllString(s, "")
	}
	if m := oneNumber.FindStringSubmatch(s); m != nil && unitBehind(m[7]) {
		return numberValue(m), true
	}
	return cellValue{}, false
}

// kindOfWords says what the text of a cell without a digit is.
func kindOfWords(low string) cellKind {
	switch {
	case noValue[low], strings.Trim(low, "-—–/.…－*") == "", wayAlone[low]:
		return cellEmpty
	case flatValue[strings.TrimPrefix(low, "基本")]:
		return cellFlat
	}
	return cellText
}

// plainValue reads what most cells are: 1711.90, -3.50%.
func plainValue(s string) (cellValue, bool) {
	if !isPlain(s) {
		return cellValue{}, false
	}
	digits, percent := strings.CutSuffix(s, "%")
	a, _ := bulletin.ParseAmount(digits)
	return cellValue{kind: cellNumber, amount: a, percent: percent, signed: !bulletin.IsDigit(s[0])}, true
}

// unitBehind reports whether what stands behind a number is nothing or its unit.
func unitBehind(s string) bool {
	if s == "" {
		return true
	}
	u := slotsOf(s, anyMonth)
	return u.unit != "" && u.unknown+u.blocked == "" && u.measure == "" && u.period.IsZero()
}

func rangeValue(m []string) cellValue {
	a, ok := bulletin.ParseAmount(m[1])
	b, ok2 := bulletin.ParseAmount(m[2])
	if !ok || !ok2 {
		return cellValue{kind: cellDamaged}
	}
	return cellValue{kind: cellNumber, amount: a, to: b, percent: m[3] != "", rest: strings.TrimSpace(m[4])}
}

// numberValue reads a number with its sign. Accounts put a fall in brackets.
func numberValue(m []string) cellValue {
	open, sign, percent, arrow, shut, rest := m[1] != "", m[2], m[4] != "", m[5], m[6] != "", strings.TrimSpace(m[7])
	a, ok := bulletin.ParseAmount(m[3])
	if !ok || open != shut || sign != "" && arrow != "" || !percent && strings.HasPrefix(rest, "%") {
		return cellValue{kind: cellDamaged}
	}
	worded := sign != "" && bulletin.HasHan(sign)
	fall := strings.ContainsAny(sign+arrow, "-−–—↓▼") || sign != "" && strings.Contains("|"+down+"|", "|"+sign+"|") ||
		open && sign+arrow == ""
	if fall {
		a = a.Neg()
	}
	return cellValue{
		kind:    cellNumber,
		amount:  a,
		percent: percent,
		signed:  sign+arrow != "" || open,
		worded:  worded,
		rest:    rest,
	}
}

// mostlyDigits reports whether a text without words has a digit: 498.1O is a damaged number.
func mostlyDigits(s string) bool {
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case bulletin.IsHan(r):
			return false
		case r != '.' && r != ',' && r != ' ':
			others++
		}
	}
	return digits > 0 && others <= 1
}
