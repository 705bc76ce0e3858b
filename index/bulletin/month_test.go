package bulletin

import "testing"

func FuzzMonth(f *testing.F) {
	for _, s := range []string{"2024-11", "2024-1", "0000-00", "9999-99", "2024-13"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMonth(s)
		if err != nil {
			return
		}
		again, err := ParseMonth(m.String())
		if err != nil || again != m {
			t.Errorf("%q is read as %s, which is read as %s, %v", s, m, again, err)
		}
	})
}
