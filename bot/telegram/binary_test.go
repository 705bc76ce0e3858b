package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rebot/bot/bottest"
)

// A process is the built binary serving Telegram against a fake Bot API on loopback.
type process struct {
	t    *testing.T
	fake *bottest.Telegram
	name string
	env  []string
	cmd  *exec.Cmd
	log  *log // of the process that runs now

	stops int // how often a process was killed or stopped in the midst of its work
}

// build builds the binary once for all tests of it.
var build = sync.OnceValues(func() (string, error) {
	var err error
	if built, err = os.MkdirTemp("", "rebot-telegram-"); err != nil {
		return "", err
	}
	name := filepath.Join(built, "rebot")
	if out, err := exec.Command("go", "build", "-o", name, "rebot/cmd/rebot").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return name, nil
})

// built is the folder of the binary, if it was built.
var built string

func startProcess(t *testing.T, settings ...string) *process {
	t.Helper()
	t.Parallel() // they mostly wait
	name, err := build()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, fake: bottest.NewTelegram(testToken), name: name}
	api := httptest.NewServer(p.fake)
	p.env = append([]string{"HOME=" + t.TempDir(), "REBOT_STATE=" + t.TempDir(), "REBOT_ADDR=127.0.0.1:0",
		"TELEGRAM_BOT_TOKEN=" + testToken, "TELEGRAM_API_URL=" + api.URL}, settings...)
	p.launch()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
		api.CloseClientConnections()
		api.Close()
		if t.Failed() {
			t.Logf("the last process logged:\n%.20000s", p.log)
		}
	})
	return p
}

func (p *process) launch() {
	p.t.Helper()
	p.log = &log{}
	p.cmd = exec.Command(p.name, "serve", "--debug")
	p.cmd.Dir, p.cmd.Env, p.cmd.Stdout, p.cmd.Stderr = filepath.Dir(p.name), p.env, p.log, p.log
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
}

// kill ends the process as a power cut does, and starts it again.
func (p *process) kill() {
	p.t.Helper()
	p.stops++
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
	if strings.Contains(p.log.String(), "canary") {
		p.t.Error("the log shows the token")
	}
	p.launch()
}

// chatsAnswered counts the chats that show an answer.
func (p *process) chatsAnswered() map[int64][]bottest.Message {
	out := map[int64][]bottest.Message{}
	for _, m := range p.fake.Messages() {
		out[m.Chat] = append(out[m.Chat], m)
	}
	return out
}

// until waits for something that the fake will see, looking whenever a call has come. It gives up only after a time
// that no busy machine needs.
func (p *process) until(what string, is func() bool) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), 5*time.Minute)
	defer cancel()
	for {
		called := p.fake.Called()
		if is() {
			return
		}
		select {
		case <-called:
		case <-ctx.Done():
			p.t.Fatalf("waited in vain for %s", what)
		}
	}
}

func privateText(chat int64, words string) map[string]any {
	return map[string]any{"message": map[string]any{"message_id": 1, "date": 1, "text": words,
		"chat": map[string]any{"id": chat, "type": "private"}, "from": map[string]any{"id": chat, "is_bot": false}}}
}

// TestNoUpdateIsLostWhateverIsKilled sends updates, each from a chat of its own, and kills the binary at random
// moments. REBOT_SOAK=1 makes it a thousand updates and three kills.
func TestNoUpdateIsLostWhateverIsKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds and kills the binary")
	}
	updates, kills := 150, 2
	if os.Getenv("REBOT_SOAK") != "" {
		updates, kills = 1000, 3
	}
	p := startProcess(t)
	for i := range updates {
		p.fake.Push(privateText(int64(1000+i), "氧化镝多少钱"+strings.Repeat("？", i%3)))
	}
	for k := range kills { // one at a random answer of each stretch of the work
		at := (k*updates + rand.IntN(updates)) / (kills + 1)
		p.until(fmt.Sprintf("%d answers", at), func() bool { return len(p.fake.Messages()) >= at })
		p.kill()
	}
	p.until("an answer to every update", func() bool { return len(p.chatsAnswered()) == updates })
	p.until("every update confirmed", func() bool { return p.fake.Pending() == 0 })
	p.checkTwice(updates)
}

// checkTwice allows as many second answers as could be under way when a process was killed or stopped: one for each
// worker, since nothing could know whether that answer arrived.
func (p *process) checkTwice(updates int) {
	p.t.Helper()
	again, most := len(p.fake.Messages())-updates, p.stops*shards
	if again > most {
		p.t.Errorf("%d answers came twice, though at most %d were under way at a kill", again, most)
	}
	for chat, ms := range p.chatsAnswered() {
		if len(ms) > 1+p.stops {
			p.t.Errorf("chat %d was answered %d times", chat, len(ms))
		}
	}
	p.t.Logf("%d updates, %d kills: 0 lost, %d answered twice because a kill hid the answer", updates, p.stops, again)
}

// TestAnUpdateThatAWebhookTookSurvivesAKill delivers updates to the binary and kills it as soon as it said that it has
// them.
func TestAnUpdateThatAWebhookTookSurvivesAKill(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds and kills the binary")
	}
	p := startProcess(t, "TELEGRAM_WEBHOOK_URL=https://rebot.example/telegram/webhook",
		"TELEGRAM_WEBHOOK_SECRET=canary-secret")
	p.until("the webhook to be set", func() bool { return p.fake.WebhookSet().Secret == "canary-secret" })
	const updates = 40
	for i := range updates {
		u := privateText(int64(1000+i), "氧化镝多少钱")
		u["update_id"] = 1 + i
		if status := p.deliver("wrong", u); status != http.StatusUnauthorized {
			t.Fatalf("a wrong secret is answered %d", status)
		}
		if status := p.deliver("canary-secret", u); status != http.StatusOK {
			t.Fatalf("it is answered %d", status)
		}
	}
	p.kill()
	p.until("an answer to every update", func() bool { return len(p.chatsAnswered()) == updates })
	p.checkTwice(updates)
}

// addr is where the process that runs now says that it listens.
func (p *process) addr() string {
	p.t.Helper()
	_, line, _ := strings.Cut(p.log.String(), `"msg":"serving","addr":"`)
	addr, _, ok := strings.Cut(line, `"`)
	if !ok {
		p.t.Fatalf("it does not say where it listens:\n%s", p.log)
	}
	return addr
}

// deliver posts an update as Telegram does, and holds that the answer has no body.
func (p *process) deliver(secret string, update map[string]any) int {
	p.t.Helper()
	body, err := json.Marshal(update)
	if err != nil {
		p.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, "http://"+p.addr()+"/telegram/webhook",
		bytes.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	if said, err := io.ReadAll(resp.Body); err != nil || len(said) > 0 {
		p.t.Fatalf("telegram would do %q: %v", said, err)
	}
	return resp.StatusCode
}
