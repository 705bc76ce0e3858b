package layout

import "github.com/mattn/go-runewidth"

// columnsOf is how many display columns a text takes, whatever the language of the machine that reads it.
func Columns(s string) (n int) {
	for _, r := range s {
		n += RuneColumns(r)
	}
	return n
}

var display = &runewidth.Condition{}

func RuneColumns(r rune) int {
	switch {
	case ' ' <= r && r < 0x7f:
		return 1
	case 0x4e00 <= r && r <= 0x9fff, 0x3001 <= r && r <= 0x3011, 0xff01 <= r && r <= 0xff5e:
		return 2
	}
	return display.RuneWidth(r)
}
