package reply

import "testing"

// Figures have their digits in groups; years, lines, pages, codes and dates do not.
func TestFiguresHaveTheirDigitsInGroups(t *testing.T) {
	for text, want := range map[string]string{
		"1711.90 元/公斤，环比 -3.50%": "1,711.90 元/公斤，环比 -3.50%", "855950 元（85.595 万元）": "855,950 元（85.595 万元）",
		"2024年11月 第 1090 行": "2024年11月 第 1090 行", "2024-11-12 CN118655100B": "2024-11-12 CN118655100B",
		"5885 − 1711.9 = 4173.1": "5,885 − 1,711.9 = 4,173.1", "1.95万吨": "1.95万吨", "2024.11": "2024.11",
		"135000 吨": "135,000 吨", "−2062.05": "−2,062.05", "12345,678": "12345,678", "2022-2024 年": "2022-2024 年",
		"1234567.5 yuan": "1,234,567.5 yuan", "2024": "2024", "": "",
	} {
		if got := Grouped(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
