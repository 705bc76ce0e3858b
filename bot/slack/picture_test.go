package slack

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"rebot/bot/bottest"
)

// file is files.getUploadURLExternal, the address that it gives, and files.completeUploadExternal.
// https://docs.slack.dev/messaging/working-with-files#upload
func (f *fakeSlack) file(w http.ResponseWriter, r *http.Request) {
	how := f.how(r.URL.Path[1:])
	if how.kind != "" {
		f.answer(w, r, how)
		return
	}
	switch id, isUpload := strings.CutPrefix(r.URL.Path, "/upload/"); {
	case isUpload:
		file, _, err := r.FormFile("file")
		if err != nil {
			f.note([]string{"no file is uploaded"})
			return
		}
		b, _ := io.ReadAll(file)
		f.mu.Lock()
		f.files[id] = string(b)
		f.mu.Unlock()
	case strings.HasSuffix(r.URL.Path, "getUploadURLExternal"):
		if r.FormValue("length") == "" || r.FormValue("filename") == "" {
			f.note([]string{"a file without name or length"})
		}
		_, _ = fmt.Fprintf(w, `{"ok":true,"upload_url":"%s/upload/F1","file_id":"F1"}`, f.root)
	default:
		f.mu.Lock()
		text := r.FormValue("files") + f.files["F1"]
		f.mu.Unlock()
		f.take(shown{method: "file", channel: r.FormValue("channel_id"), thread: r.FormValue("thread_ts"), text: text})
		_, _ = io.WriteString(w, `{"ok":true,"files":[{"id":"F1"}]}`)
	}
}

// files are what was posted of pictures.
func (w *world) pictures() (out []shown) {
	posts, _ := w.seen()
	for _, p := range posts {
		if p.method == "file" {
			out = append(out, p)
		}
	}
	return out
}

// 来源 of a fact out of a PDF shows the page with the figure marked, once, where all see the answer, and in the direct message of who
// alone sees it; a Slack that takes no files leaves the words. Pressed twice it gives one copy.
func TestTheSourceShowsThePage(t *testing.T) {
	for _, c := range []struct {
		name    string
		private bool
		refused string
		clicks  int
		want    int // a table and a paragraph
	}{
		{"in a thread", false, "", 1, 2},
		{"twice in a thread", false, "", 2, 2},
		{"for the asker alone", true, "", 1, 2},
		{"for the asker alone without the scope", true, "missing_scope", 1, 0},
		{"without the scope", false, "missing_scope", 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			service := bottest.Paged(t)
			bubble(t, func(t *testing.T) {
				w := newWorldOf(t, service, httpOnly)
				w.run(t)
				if c.refused != "" {
					w.order("api/files.getUploadURLExternal", fakeReply{kind: "error", code: c.refused}, fakeReply{kind: "error", code: c.refused})
				}
				for i := range c.clicks {
					w.deliver("/slack/interactions", "payload="+url.QueryEscape(clickOf("氧化镝", actSource, fmt.Sprint(i, "0.1"), c.private)))
					settle(5 * time.Second)
				}
				posts, bad := w.seen()
				got := w.pictures()
				words := 1
				if c.private && c.want > 0 { // and what follows in the direct message
					words++
				}
				if len(got) != c.want || len(posts)-len(got) != words || len(bad) > 0 {
					t.Fatalf("posted %+v, refused %q", posts, bad)
				}
				if c.want > 0 && (!strings.Contains(got[0].text, "PNG of page") || !strings.Contains(got[0].text, " 1711.90") ||
					!strings.Contains(got[0].text, "2024年第11期 第") || got[0].channel == "" || (got[0].thread == "") != c.private || strings.HasPrefix(got[0].channel, "D") != c.private) {
					t.Errorf("the picture is %+v", got[0])
				}
				if c.refused != "" && !strings.Contains(w.log.String(), "files:write") {
					t.Error("nothing says which scope is missing")
				}
			})
		})
	}
}
