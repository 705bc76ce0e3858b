package slack

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"rebot/bot"
	"rebot/bot/bottest"
	"rebot/bot/bottest/golden"
	"rebot/bot/queue"
	"rebot/bot/telemetry"
)

// TestExchanges plays the recorded exchanges in testdata/exchanges: what Slack delivers (deliver), what it gets back
// (reply), what the adapter then sends (send) and what Slack says to that (answer), and the outcome. -update writes the
// parts that are the adapter's own. A case more needs no Go.
func TestExchanges(t *testing.T) {
	files, _ := filepath.Glob("testdata/exchanges/*.txt")
	if len(files) == 0 {
		t.Fatal("there are none")
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			want, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, name, string(txtar.Format(play(t, want))))
		})
	}
}

// play plays an exchange and gives it as it went.
func play(t *testing.T, a *txtar.Archive) *txtar.Archive {
	line := &recorded{out: &txtar.Archive{Comment: a.Comment}}
	for _, f := range a.Files {
		if f.Name == "answer" {
			line.answers = append(line.answers, string(f.Data))
		}
	}
	in := &bottest.Inbox{}
	service := bottest.Service(t)
	if strings.Contains(string(a.Comment), "receipt") { // which would stand in all the others too
		service = bottest.Receipted(t)
	}
	ad, err := New(Config{BotToken: testToken, SigningSecrets: []telemetry.Secret{testSecret}, Vote: line.vote}, service, in,
		(&logBook{}).logger(), &http.Client{Transport: line})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	ad.Routes(mux)
	for _, f := range a.Files {
		if path, ok := strings.CutPrefix(f.Name, "deliver "); ok {
			line.add(f.Name, string(f.Data))
			rec := httptest.NewRecorder()
			mux.ServeHTTP(rec, sign(path, strings.TrimSpace(string(f.Data)), testSecret, time.Now()))
			line.add("reply", fmt.Sprintf("%d %s\n%s", rec.Code, rec.Header().Get("Content-Type"), rec.Body))
		}
	}
	for {
		e, ok, _ := in.Claim(t.Context(), Source, time.Minute)
		if !ok {
			return line.out
		}
		line.add("outcome", outcomeText(ad.handle(t.Context(), e)))
	}
}

// vote notes what somebody thinks of a reply. One receipt is known.
func (r *recorded) vote(_ context.Context, v bot.Vote) (bool, error) {
	r.add("vote", fmt.Sprintf("%+v", v))
	return v.Receipt == bottest.Receipt, nil
}

func outcomeText(err error) string {
	var send *queue.SendError
	switch {
	case err == nil:
		return "sent"
	case !errors.As(err, &send):
		return err.Error()
	case send.Permanent:
		return "for good " + err.Error()
	}
	return err.Error()
}

// A recorded line gives the answers of an exchange, in order, and writes down what was sent.
type recorded struct {
	answers []string
	out     *txtar.Archive
}

func (r *recorded) add(name, data string) {
	r.out.Files = append(r.out.Files, txtar.File{Name: name, Data: []byte(strings.TrimRight(data, "\n") + "\n")})
}

// RoundTrip writes a request down, its form decoded and its secrets left out.
func (r *recorded) RoundTrip(req *http.Request) (*http.Response, error) {
	body, _ := io.ReadAll(req.Body)
	text := string(body)
	if v, err := url.ParseQuery(text); err == nil && v.Has("token") {
		v.Del("token")
		var lines []string
		for k := range v {
			lines = append(lines, k+"="+v.Get(k))
		}
		slices.Sort(lines)
		text = strings.Join(lines, "\n")
	}
	r.add("send", req.Method+" "+req.URL.Host+req.URL.Path+"\n"+text)
	if len(r.answers) == 0 {
		return nil, errors.New("the exchange has no more answers")
	}
	answer := r.answers[0]
	r.answers = r.answers[1:]
	r.add("answer", answer)
	head, rest, _ := strings.Cut(answer, "\n\n")
	raw := strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n" + rest
	return http.ReadResponse(bufio.NewReader(strings.NewReader(raw)), req)
}
