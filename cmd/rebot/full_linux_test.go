package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rebot/index/bulletin"
	"rebot/index/synth"
)

// A full disk loses nothing: what is not kept is answered 503, so that Slack sends it again, /readyz tells, and once
// there is room all of it is answered, each question once.
func TestAFullDiskLosesNoQuestion(t *testing.T) {
	t.Parallel()
	state := smallDisk(t, 0)
	posts, api := slackThatTakesAll(t)
	env := slackEnv(t)
	env["REBOT_STATE"], env["SLACK_API_URL"] = state, api
	s := startServe(t, env)

	fill := filepath.Join(state, "fill")
	var refused []int
	told := false
	for i := range questions {
		if i >= questions/3 { // what is freed inside the database's own files is used again
			fillUp(t, fill)
		}
		switch status := mentionIn(t, s.addr, i); status {
		case http.StatusOK:
		case http.StatusServiceUnavailable:
			refused = append(refused, i)
			ready, _ := get(t, s.addr, "/readyz")
			told = told || ready == http.StatusServiceUnavailable
		default:
			t.Fatalf("a full disk is answered %d", status)
		}
	}
	if len(refused) == 0 || !told {
		t.Fatalf("of %d questions %d were refused, and /readyz told: %v", questions, len(refused), told)
	}
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	for _, i := range refused { // as Slack does
		if status := mentionIn(t, s.addr, i); status != http.StatusOK {
			t.Errorf("sent again to a disk with room: %d", status)
		}
	}
	seen := map[string]int{}
	for len(seen) < questions {
		seen[nextPost(t, posts)]++
	}
	for channel, n := range seen {
		if n != 1 {
			t.Errorf("%s got %d answers", channel, n)
		}
	}
	t.Logf("%d questions, of which %d were refused while the disk was full, all answered once", questions, len(refused))
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}

// A disk that is full when a new issue comes, and while questions do, is served from as soon as there is room: /readyz is
// well, the issue is answered from, and so are the questions.
func TestServingResumesWhenAFullDiskHasRoom(t *testing.T) {
	t.Parallel()
	state, month := smallDisk(t, 0), bulletin.NewMonth(2024, 11)
	posts, api := slackThatTakesAll(t)
	env := slackEnv(t)
	env["REBOT_STATE"], env["SLACK_API_URL"], env["REBOT_BULLETINS"] = state, api, t.TempDir()
	write := func(m bulletin.Month) {
		if err := os.WriteFile(filepath.Join(env["REBOT_BULLETINS"], m.String()+".txt"), []byte(synth.Issue(m)),
			0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(month)
	s := startServe(t, env)
	s.log.find("the index is built")
	fill, kept := filepath.Join(state, "fill"), 0
	fillUp(t, fill)
	write(month + 1)
	for i := range questions {
		if mentionIn(t, s.addr, i) == http.StatusOK {
			kept++
		}
		fillUp(t, fill)
	}
	readyBecomes(t, s.addr, http.StatusServiceUnavailable, "disk")
	s.log.find("2024-12 new")
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	readyBecomes(t, s.addr, http.StatusOK, "newest 2024-12")
	for i := range 3 {
		if status := mentionIn(t, s.addr, questions+i); status != http.StatusOK {
			t.Errorf("a question after there is room: %d", status)
		}
	}
	for range kept + 3 {
		nextPost(t, posts)
	}
	t.Logf("%d questions were kept on the full disk, all were answered when there was room", kept)
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}

const questions = 30

// slackThatTakesAll is a Slack that takes whatever is posted, and says where to.
func slackThatTakesAll(t *testing.T) (posts chan string, url string) {
	t.Helper()
	posts = make(chan string, 100)
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Base(r.URL.Path) == "chat.postMessage" {
			posts <- r.FormValue("channel")
		}
		fmt.Fprint(w, `{"ok":true,"ts":"1.2","channel":"C1"}`)
	}))
	t.Cleanup(api.Close)
	return posts, api.URL + "/"
}

// smallDisk mounts a disk of 8 MB, where that is allowed: the log of SQLite alone takes 4.
func smallDisk(t *testing.T, flags uintptr) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("none", folder, "tmpfs", flags, "size=8m"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			t.Error(err)
		}
	})
	return folder
}

func TestServeDoesNotStartOnADiskThatTakesNothing(t *testing.T) {
	env := slackEnv(t)
	env["REBOT_STATE"] = smallDisk(t, syscall.MS_RDONLY)
	if _, err := tryServe(t, env); !errors.Is(err, syscall.EROFS) || exitCode(err, io.Discard) != 2 ||
		!strings.Contains(err.Error(), "state folder") {
		t.Errorf("it ends with %v", err)
	}
}

// fillUp writes to a file until the disk takes not a byte more.
func fillUp(t *testing.T, file string) {
	t.Helper()
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, size := range []int{1 << 16, 1 << 12, 1} {
		for err == nil {
			_, err = f.Write(make([]byte, size))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
		err = nil
	}
}

// mentionIn asks in a channel of its own, since a channel gets one message a second.
func mentionIn(t *testing.T, addr string, i int) int {
	t.Helper()
	body, err := json.Marshal(map[string]any{"type": "event_callback", "team_id": "T1", "event_id": fmt.Sprint("E", i),
		"event": map[string]any{
			"type": "app_mention", "user": fmt.Sprint("U", i), "text": "<@UBOT> 氧化镝多少钱", "channel": fmt.Sprint("C", i),
			"ts": fmt.Sprint(i+1, ".1")}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+addr+"/slack/events", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	signAs(r, "canary-secret", body)
	status, text := do(t, r)
	if status == http.StatusOK && strings.TrimSpace(text) != "" {
		t.Errorf("an event is answered %q", text)
	}
	return status
}
