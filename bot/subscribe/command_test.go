package subscribe

import (
	"path/filepath"
	"testing"

	"rebot/bot/bottest/cases"
	"rebot/bot/intent"
	"rebot/bot/reply"
)

// testdata/orders.txt says of itself what its lines are.
func TestOrdersAreReadAsWritten(t *testing.T) {
	cases.Lines(t, filepath.Join("testdata", "orders.txt"), func(text string) (string,
		string) {
		return printOrder(text), "order"
	})
}

func printOrder(text string) string {
	o, ok := ParseCommand(text)
	switch {
	case !ok:
		return "none"
	case o.problem != problem{}:
		return (&reply.Reply{English: o.English}).Say(o.problem.chinese, o.problem.english)
	}
	return o.String()
}

func FuzzOrders(f *testing.F) {
	for _, s := range []string{"subscribe price 09:00 UTC+8", "关注 氧化镝 低于 1600", "watch \xff%", "订阅 99点99分"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if o, ok := ParseCommand(text); ok && o.problem == (problem{}) && o.Verb == Subscribe {
			if got := intent.ParseFilter(o.Filter.String()); got.String() != o.Filter.String() {
				t.Errorf("%q: %q is read back as %q", text, o.Filter, got)
			}
		}
	})
}
