package slack

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

// pressed presses a button by its action and value; what it opens has a trigger.
func (w *world) presses(channel, action, value string) {
	w.deliver("/slack/interactions", "payload="+url.QueryEscape(toJSON(map[string]any{"type": "block_actions", "trigger_id": "t1",
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "U1", "team_id": "T1"}, "channel": map[string]any{"id": channel},
		"response_url": "http://slack.test/hooks/1", "container": map[string]any{"message_ts": "1.1"},
		"actions": []any{map[string]any{"action_id": action, "value": value, "action_ts": action + value}}})))
}

// fills fills a form in and sends it.
func (w *world) fills(id, form string, values map[string]any) { w.fillsOf(id, form, "", values) }

// fillsOf fills in a form that brings something back.
func (w *world) fillsOf(id, form, private string, values map[string]any) {
	state := map[string]any{}
	for k, v := range values {
		state[k] = map[string]any{k: v}
	}
	w.deliver("/slack/interactions", "payload="+url.QueryEscape(toJSON(map[string]any{"type": "view_submission",
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "U1", "team_id": "T1"},
		"view": map[string]any{"id": id, "callback_id": form, "private_metadata": private, "state": map[string]any{"values": state}}})))
}

func options(values ...string) map[string]any {
	var out []any
	for _, v := range values {
		out = append(out, map[string]any{"value": v})
	}
	return map[string]any{"selected_options": out}
}

func option(value string) map[string]any {
	return map[string]any{"selected_option": map[string]any{"value": value}}
}

func TestAskingHowToSubscribeExplainsAndSubscribesNothing(t *testing.T) {
	for _, text := range []string{"subscribe?", "怎么订阅", "如何设置价格提醒", "how do I set an alert?"} {
		w, s := newOffice(t)
		w.ordered(t, "C1", text)
		w.shows(t, "response_url", `"action_id":"order0"`, `"action_id":"form-`)
		if n := w.subscriptions(t, s, "C1", "digest") + w.subscriptions(t, s, "C1", "watch"); n != 0 {
			t.Errorf("%s: %d subscriptions", text, n)
		}
	}
}

func TestAFormSubscribesAndTheChannelIsTold(t *testing.T) {
	w, s := newOffice(t)
	w.presses("C1", "form-subscribe", "zh ")
	if m := w.shows(t, "views.open", `"callback_id":"subscribe"`); !strings.Contains(m.text, `"initial_conversation":"C1"`) ||
		!strings.Contains(m.text, "氧化镝") {
		t.Errorf("opened %s", m.text)
	}
	w.fills("V1", "subscribe", map[string]any{"where": map[string]any{"selected_conversation": "C1"}, "sections": options("price", "news"),
		"products": options("氧化镝", "氧化铽"), "time": map[string]any{"selected_time": "09:30"}, "zone": option("Europe/London")})
	if m := w.shows(t, postMessage, `"user_id":"U1"`, "09:30（Europe/London）", "氧化镝"); m.channel != "C1" {
		t.Errorf("told in %s", m.channel)
	}
	if n := w.subscriptions(t, s, "C1", "digest"); n != 1 {
		t.Errorf("%d subscriptions", n)
	}
	_, bad := w.seen()
	if len(bad) > 0 {
		t.Errorf("refused %q", bad)
	}
}

func TestAFormSetsAnAlertForSeveralProducts(t *testing.T) {
	w, s := newOffice(t)
	w.presses("C1", "form-watch", "en\n\nhow to watch 氧化镝")
	w.shows(t, "views.open", `"callback_id":"watch-en"`, `"initial_options":[{`)
	w.fills("V2", "watch", map[string]any{"where": map[string]any{"selected_conversation": "C2"}, "products": options("氧化镝", "氧化铽"),
		"how": option("change"), "value": map[string]any{"value": "5"}})
	w.shows(t, postMessage, "氧化镝 环比变动达 5%", "氧化铽 环比变动达 5%")
	w.fills("V3", "watch", map[string]any{"where": map[string]any{"selected_conversation": "C2"}, "products": options("氧化镝"),
		"how": option("fall"), "value": map[string]any{"value": "3"}})
	w.shows(t, postMessage, "氧化镝 环比跌幅达 3%")
	if n := w.subscriptions(t, s, "C2", "watch"); n != 3 {
		t.Errorf("%d alerts", n)
	}
}

func TestWhereAFormsChannelTakesNothingItsGiverIsToldInADirectMessage(t *testing.T) {
	w, s := newOffice(t)
	w.order(postMessage, fakeReply{kind: "error", code: "not_in_channel"})
	w.fills("V1", "subscribe", map[string]any{"where": map[string]any{"selected_conversation": "C1"}})
	if m := w.shows(t, postMessage, "/invite", "没有订阅"); m.channel != "U1" {
		t.Errorf("told in %s", m.channel)
	}
	if n := w.subscriptions(t, s, "C1", "digest"); n != 0 {
		t.Errorf("%d subscriptions", n)
	}
}

func TestTheHomeShowsWhatOneOrderedAndEndsIt(t *testing.T) {
	w, s := newOffice(t)
	open := func(id string) {
		w.deliver("/slack/events", eventOf(id, map[string]any{"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}))
	}
	open("H1")
	w.shows(t, "views.publish", "还没有")
	w.ordered(t, "C1", "关注 氧化镝 低于 1600")
	w.shows(t, postMessage, "已关注")
	w.ordered(t, "C2", "订阅 价格")
	w.shows(t, postMessage, "已订阅")
	open("H2")
	w.shows(t, "views.publish", "氧化镝 低于 1600", `"channel_id":"C1"`, "价格", `"channel_id":"C2"`, `"value":"C1 取消关注 氧化镝 低于"`)
	w.presses("", "end", "C1 取消关注 氧化镝 低于")
	w.shows(t, postMessage, "已取消关注", `"user_id":"U1"`)
	w.await(t, "a home without it", func() bool {
		last := ""
		for _, p := range w.posts {
			if p.method == "views.publish" {
				last = p.text
			}
		}
		return !strings.Contains(last, "氧化镝") && strings.Contains(last, "C2")
	})
	if n, m := w.subscriptions(t, s, "C1", "watch"), w.subscriptions(t, s, "C2", "digest"); n != 0 || m != 1 {
		t.Errorf("%d alerts, %d subscriptions", n, m)
	}
	if _, bad := w.seen(); len(bad) > 0 {
		t.Errorf("refused %q", bad)
	}
}

// homed opens App Home anew and gives its buttons by their labels, those of the entries.
func (w *world) homed(t *testing.T, id string, want ...string) (change, end []string) {
	t.Helper()
	w.deliver("/slack/events", eventOf(id, map[string]any{"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}))
	m := w.shows(t, "views.publish", want...)
	var view struct {
		Blocks []struct {
			Elements []struct {
				Value string
				Text  any
			}
		}
	}
	mustJSON(t, m.text, &view)
	for _, b := range view.Blocks {
		for _, e := range b.Elements {
			label, _ := e.Text.(map[string]any)
			switch label["text"] {
			case "修改":
				change = append(change, e.Value)
			case "取消":
				end = append(end, e.Value)
			}
		}
	}
	return change, end
}

func TestChangingBeginsWithWhatThereIs(t *testing.T) {
	w, _ := newOffice(t)
	w.ordered(t, "C1", "订阅 价格 氧化镝 09:30 伦敦时间")
	w.shows(t, postMessage, "已订阅")
	w.ordered(t, "C2", "关注 氧化铽 高于 600 万元/吨")
	w.shows(t, postMessage, "已关注")
	change, _ := w.homed(t, "H1", "氧化铽 高于 600 万元/吨")
	w.presses("", "form-subscribe", change[0])
	w.shows(t, "views.open", `"initial_conversation":"C1"`, `"initial_time":"09:30"`, `"initial_options":[{"text":{"type":"plain_text","text":"价格"`,
		`"initial_options":[{"text":{"type":"plain_text","text":"氧化镝"`, `"initial_option":{"text":{"type":"plain_text","text":"Europe/London"`)
	w.presses("", "form-watch", change[1])
	w.shows(t, "views.open", `"initial_conversation":"C2"`, `"initial_value":"6000"`, `"initial_option":{"text":{"type":"plain_text","text":"高于"`,
		`"initial_options":[{"text":{"type":"plain_text","text":"氧化铽"`)
	if _, bad := w.seen(); len(bad) > 0 {
		t.Errorf("refused %q", bad)
	}
}

func TestWhatIsChangedEndsWhereItDoesNotStandAnyMore(t *testing.T) {
	alert := func(channel, how, value string) map[string]any {
		return map[string]any{"where": map[string]any{"selected_conversation": channel}, "products": options("氧化镝"),
			"how": option(how), "value": map[string]any{"value": value}}
	}
	for _, c := range []struct {
		values      map[string]any
		here, there int
	}{
		{alert("C1", "below", "1500"), 1, 0}, {alert("C1", "above", "1800"), 1, 0}, {alert("C2", "below", "1600"), 0, 1},
	} {
		w, s := newOffice(t)
		w.ordered(t, "C1", "关注 氧化镝 低于 1600")
		w.shows(t, postMessage, "已关注")
		change, end := w.homed(t, "H1", "低于 1,600")
		w.presses("", "form-watch", change[0])
		m := w.shows(t, "views.open", "initial_value")
		var view struct {
			Private string `json:"private_metadata"`
		}
		mustJSON(t, m.text, &view)
		if !strings.Contains(view.Private, strings.TrimPrefix(end[0], "C1 ")) {
			t.Errorf("a form that changes %q", view.Private)
		}
		w.fillsOf("V1", "watch", view.Private, c.values)
		w.await(t, "the home anew", func() bool { return len(published(w.posts)) == 2 })
		if here, there := w.subscriptions(t, s, "C1", "watch"), w.subscriptions(t, s, "C2", "watch"); here != c.here || there != c.there {
			t.Errorf("%v: %d here, %d there", c.values, here, there)
		}
	}
}

func published(posts []shown) (out []shown) {
	for _, p := range posts {
		if p.method == "views.publish" {
			out = append(out, p)
		}
	}
	return out
}

func TestAShortcutAsksWhatAMessageSaysAndOrdersNothing(t *testing.T) {
	w, s := newOffice(t)
	for text, want := range map[string]string{"氧化镝多少钱": "1,711.90", "订阅": "订阅"} {
		w.deliver("/slack/interactions", "payload="+url.QueryEscape(toJSON(map[string]any{"type": "message_action", "callback_id": "ask_rebot",
			"trigger_id": "t-" + text, "team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "U1", "team_id": "T1"},
			"channel": map[string]any{"id": "C1"}, "response_url": "http://slack.test/hooks/1", "message": map[string]any{"text": text, "ts": "1.1"}})))
		w.shows(t, "response_url", want)
	}
	if n := w.subscriptions(t, s, "C1", "digest"); n != 0 {
		t.Errorf("%d subscriptions", n)
	}
}

func TestTheAssistantsPaneSuggestsQuestions(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld(t, httpOnly)
		w.run(t)
		w.deliver("/slack/events", eventOf("A1", map[string]any{"type": "assistant_thread_started",
			"assistant_thread": map[string]any{"user_id": "U1", "channel_id": "D1", "thread_ts": "1.1"}}))
		settle(2 * time.Second)
		if m := w.shows(t, "assistant.threads.setSuggestedPrompts", "thread_ts=1.1"); !strings.Contains(m.text, "channel_id=D1") {
			t.Errorf("%s", m.text)
		}
	})
}
