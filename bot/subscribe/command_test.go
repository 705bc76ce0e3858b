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

func TestWhatIsAnOrderWhereNoneCanBeCarriedOut(t *testing.T) {
	for text, want := range map[string]bool{
		"订阅": true, "怎么退订": true, "如何设置价格提醒": true, "subscribe price": true, "subscribe 25:00": true, "我的关注": true, "watches": true,
		"关注 氧化镝 低于 1600": true, "氧化镝低于1600提醒我": true, "watch 氧化镝": false, "用中文回答": false, "dark charts": false,
		"resend 2024-11": false, "氧化镝多少钱": false, "缅甸封关引起哪些关注": false, "": false,
	} {
		if _, got := IsOrder(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
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
