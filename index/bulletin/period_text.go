package bulletin

import "fmt"

// PeriodText prints a month, a year, or a run of months.
func PeriodText(from, to Month) string {
	switch {
	case from == to:
		return to.Chinese()
	case from.Month() == 1 && to.Month() == 12 && from.Year() == to.Year():
		return fmt.Sprintf("%d年", to.Year())
	case from.Year() == to.Year():
		return fmt.Sprintf("%d年%d-%d月", to.Year(), from.Month(), to.Month())
	}
	return from.Chinese() + "至" + to.Chinese()
}
