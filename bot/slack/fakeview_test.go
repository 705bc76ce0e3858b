package slack

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	slackgo "github.com/slack-go/slack"
)

// view is views.open, views.publish and the assistant's prompts. What was shown is a post with the view as its text.
func (f *fakeSlack) view(w http.ResponseWriter, r *http.Request, method string) {
	body, _ := io.ReadAll(r.Body)
	if how := f.how(method); how.kind != "" {
		f.answer(w, r, how)
		return
	}
	s := shown{method: method, text: string(body)}
	if method != "assistant.threads.setSuggestedPrompts" {
		var v struct {
			Trigger string          `json:"trigger_id"`
			User    string          `json:"user_id"`
			View    json.RawMessage `json:"view"`
		}
		_ = json.Unmarshal(body, &v)
		f.note(checkView(method, v.View))
		if method == "views.open" && v.Trigger == "" || method == "views.publish" && v.User == "" {
			f.note([]string{method + " for nobody"})
		}
		s.user, s.text = v.User, string(v.View)
	}
	f.take(s)
	_, _ = io.WriteString(w, `{"ok":true,"view":{"id":"V1"}}`)
}

// checkView checks a modal or a home. https://docs.slack.dev/reference/views
func checkView(method string, data []byte) (bad []string) {
	var v struct {
		Type     string           `json:"type"`
		Callback string           `json:"callback_id"`
		Title    map[string]any   `json:"title"`
		Blocks   []map[string]any `json:"blocks"`
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return []string{err.Error()}
	}
	fail := func(format string, args ...any) { bad = append(bad, fmt.Sprintf(format, args...)) }
	title, _ := v.Title["text"].(string)
	if method == "views.open" && (v.Type != "modal" || title == "" || units(title) > 24 || v.Callback == "") ||
		method == "views.publish" && v.Type != "home" || len(v.Blocks) == 0 || len(v.Blocks) > 100 {
		fail("a view %s", data)
	}
	ids := map[any]bool{}
	for _, b := range v.Blocks {
		if id, ok := b["block_id"]; ok && id != "" {
			if ids[id] {
				fail("two blocks %v", id)
			}
			ids[id] = true
		}
		if es, ok := b["elements"].([]any); ok && b["type"] == "actions" {
			actions := map[any]bool{}
			for _, e := range es {
				id := e.(map[string]any)["action_id"]
				if actions[id] {
					fail("two elements %v", id)
				}
				actions[id] = true
			}
		}
	}
	var blocks slackgo.Blocks
	raw, _ := json.Marshal(v.Blocks)
	if err := json.Unmarshal(raw, &blocks); err != nil {
		fail("%v", err)
	}
	return bad
}

// user is users.info, for an app that has the scope.
func (f *fakeSlack) user(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls["users.info"] = append(f.calls["users.info"], time.Now())
	if f.locales == nil {
		_, _ = io.WriteString(w, `{"ok":false,"error":"missing_scope"}`)
		return
	}
	id := r.FormValue("user")
	_, _ = io.WriteString(w, toJSON(map[string]any{"ok": true, "user": map[string]any{"id": id, "locale": f.locales[id]}}))
}
