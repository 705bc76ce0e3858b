package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rebot/bot/store"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

// TestServePostsEachNewIssueOnceToSubscribers starts serve with a subscriber who does not have the newest issue yet,
// on each platform, and again with the same state.
func TestServePostsEachNewIssueOnceToSubscribers(t *testing.T) {
	t.Parallel()
	posts := make(chan string, 10)
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseMultipartForm(1 << 20); err == nil || r.PostForm != nil {
			if m := path.Base(r.URL.Path); m == "chat.postMessage" || m == "sendMessage" {
				posts <- m + " " + r.FormValue("channel") + r.FormValue("chat_id") + " " + r.FormValue("text")
			}
		}
		fmt.Fprint(w, `{"ok":true,"ts":"1.2","channel":"C1","result":{"id":1,"is_bot":true,"username":"rebot_bot","message_id":5}}`)
	}))
	t.Cleanup(api.Close)
	env := slackEnv(t)
	env["SLACK_API_URL"], env["TELEGRAM_API_URL"], env["TELEGRAM_BOT_TOKEN"] = api.URL+"/", api.URL, "4242:canary"
	st, err := store.Open(t.Context(), env["REBOT_STATE"], "")
	if err != nil {
		t.Fatal(err)
	}
	for platform, chat := range map[string]string{"slack": "C1", "telegram": "-7"} {
		p := store.Place{Platform: platform, Team: map[string]string{"slack": "T1"}[platform], Chat: chat}
		if err := st.Subscribe(t.Context(), store.Subscription{Kind: "digest", Place: p, What: "price",
			Since: "2024-10"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	env["REBOT_BULLETINS"] = t.TempDir()
	put := func(m bulletin.Month) {
		if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], m.String()+".txt"), []byte(synth.Brief(m)),
			0o644); err != nil {
			t.Fatal(err)
		}
	}
	posted := func(month string) {
		t.Helper()
		got := nextPost(t, posts) + "\n" + nextPost(t, posts)
		for _, want := range []string{"chat.postMessage C1 ", "sendMessage -7 "} {
			if !strings.Contains(got, want) || strings.Count(got, month) < 2 {
				t.Errorf("posted without %q and %s:\n%s", want, month, got)
			}
		}
	}
	put(bulletin.NewMonth(2024, 11))
	s := startServe(t, env)
	posted("2024年11月")
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	s = startServe(t, env)
	put(bulletin.NewMonth(2024, 12)) // had the digest before been posted again, it would come first
	posted("2024年12月")
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
}

func nextPost(t *testing.T, posts chan string) string {
	t.Helper()
	select {
	case p := <-posts:
		return p
	case <-time.After(2 * time.Minute): // which no busy machine needs
		t.Fatal("nothing was posted")
	}
	return ""
}
