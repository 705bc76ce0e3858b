package intake

import "testing"

func TestNumbersAreWrittenAsWordDoes(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"chineseCounting", 1, "一"}, {"chineseCounting", 10, "十"}, {"chineseCounting", 11, "十一"},
		{"chineseCountingThousand", 20, "二十"}, {"chineseCountingThousand", 105, "一百零五"}, {"japaneseCounting", 110, "一百一十"},
		{"chineseCountingThousand", 1001, "一千零一"}, {"chineseCountingThousand", 10_000, "10000"}, {"ideographDigital", 120, "一二〇"},
		{"decimalEnclosedCircle", 3, "③"}, {"decimalEnclosedCircle", 21, "21"}, {"lowerLetter", 27, "aa"}, {"upperLetter", 2, "B"},
		{"lowerRoman", 4, "iv"}, {"upperRoman", 1994, "MCMXCIV"}, {"decimalZero", 7, "07"}, {"decimalFullWidth", 15, "１５"},
		{"lowerLetter", 0, "0"}, {"unknown", 5, "5"},
	} {
		if got := numeral(c.format, c.n); got != c.want {
			t.Errorf("%d as %s is %q, want %q", c.n, c.format, got, c.want)
		}
	}
}
