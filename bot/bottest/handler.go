package bottest

import (
	"strings"
	"testing"

	"rebot/bot/store"
	"rebot/bot/subscribe"
)

// Handler gives a Handler with a database of its own, and the database.
func Handler(t testing.TB) (*subscribe.Handler, *store.Store) {
	t.Helper()
	s := Store(t)
	return subscribe.NewHandler(s, Service(t), subscribe.Config{}), s
}

// Store gives an empty database, closed when the test ends.
func Store(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Acts are the questions and commands of the tables of permissions, as people write them.
var Acts = map[string]string{"ask": "氧化镝", "subscribe": "订阅", "list": "我的订阅", "resend": "重发 2024-11", "audit": "操作记录"}

// Became gives the outcome of an act, in the words of those tables, by what was said and whether there is a
// subscription.
func Became(act, said string, subscribed bool) string {
	done := map[string]bool{"ask": strings.Contains(Ungrouped(said), "1711.90"), "subscribe": subscribed,
		"list":   strings.Contains(said, "还没有"),
		"resend": strings.Contains(said, "修订版发给"), "audit": strings.Contains(said, "最近的变更")}
	switch {
	case done[act]:
		return "yes"
	case subscribed:
		return "subscribed"
	case strings.Contains(said, "只有管理员"):
		return "admins"
	case strings.Contains(said, "我不在这里"):
		return "shut"
	case said == "":
		return "silent"
	}
	return "no order"
}
