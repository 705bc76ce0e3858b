package bot

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// testdata/orders.txt says of itself what its lines are.
func TestOrdersAreReadAsWritten(t *testing.T) {
	file := filepath.Join("testdata", "orders.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		text, want, _ := strings.Cut(line, " ⇒ ")
		if strings.HasPrefix(line, "#") {
			fmt.Fprintln(&out, line)
			continue
		}
		got := printOrder(text)
		fmt.Fprintf(&out, "%s ⇒ %s\n", text, got)
		if !*update && got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func printOrder(text string) string {
	o, ok := ReadOrder(text)
	switch {
	case !ok:
		return "none"
	case o.problem != problem{}:
		return (&Answer{English: o.English}).say(o.problem.chinese, o.problem.english)
	}
	return o.String()
}

func FuzzOrders(f *testing.F) {
	for _, s := range []string{"subscribe price 09:00 UTC+8", "关注 氧化镝 低于 1600", "watch \xff%", "订阅 99点99分"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if o, ok := ReadOrder(text); ok && o.problem == (problem{}) && o.Verb == Subscribe {
			if got := wantOf(o.Want.String()); got.String() != o.Want.String() {
				t.Errorf("%q: %q is read back as %q", text, o.Want, got)
			}
		}
	})
}
