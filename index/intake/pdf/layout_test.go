package pdf

import (
	"strings"
	"testing"
)

// FuzzPages lays out pages of characters and rules that stand anywhere: every four bytes are one of them.
func FuzzPages(f *testing.F) {
	f.Add([]byte("\x00\x10\x10\x41\x01\x20\x10\x42"))
	f.Add([]byte(strings.Repeat("\x00\x10\x10\x41\x02\x00\x10\xff\x03\x10\x00\xff\x02\x00\x40\xff\x03\x60\x00\xff\x03\xa0\x00\xff", 3)))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages, shown := []*page{{number: 1, width: 256, height: 256}}, 0
		for ; len(data) >= 4; data = data[4:] {
			p := pages[len(pages)-1]
			x, y, v := float64(data[1]), float64(data[2]), data[3]
			switch data[0] % 5 {
			case 0, 1:
				size := 4 + float64(data[0]%7)
				p.chars = append(p.chars, char{r: []rune("氧化镝1234.，。-A")[int(v)%12], x: x, right: x + size, y: y, size: size, blank: v > 128})
				shown++
			case 2:
				p.addRule([2]float64{x, y}, [2]float64{x + float64(v), y})
			case 3:
				p.addRule([2]float64{x, y}, [2]float64{x, y + float64(v)})
			case 4:
				pages = append(pages, &page{number: len(pages) + 1, width: 256, height: 256})
			}
		}
		doc, err := document(pages)
		if err != nil {
			return
		}
		for _, l := range doc.Lines {
			if l.Spot.Page < 1 || l.Spot.Page > len(pages) || strings.TrimSpace(l.Text) == "" {
				t.Errorf("a line of page %d says %q", l.Spot.Page, l.Text)
			}
		}
	})
}
