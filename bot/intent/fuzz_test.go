package intent

import (
	"testing"

	"rebot/bot/bottest/cases"
)

func FuzzPeriod(f *testing.F) {
	for _, q := range []string{"11月", "2024年13月", "前99个月", "去年十二月", "近半年", "q5", "november 2024", "1-0月"} {
		f.Add(q)
	}
	c := CatalogOf(cases.Library(f))
	f.Fuzz(func(t *testing.T, text string) {
		p := periodOf(scan(text), c.Newest())
		if p.said && (p.from > p.to || p.to.Year() > 3000) {
			t.Errorf("%q is read as %s to %s", text, p.from, p.to)
		}
	})
}
