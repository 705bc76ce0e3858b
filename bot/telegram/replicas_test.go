package telegram

import (
	"bytes"
	"strings"
	"syscall"
	"testing"
	"time"

	"rebot/bot/bottest"
)

// TestOneOfTwoBinariesPollsAndTheOtherTakesOver runs two binaries on one PostgreSQL: they don't fight over the updates,
// and when the one that polls is killed or hangs, the other goes on.
func TestOneOfTwoBinariesPollsAndTheOtherTakesOver(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds and kills the binary")
	}
	p := startProcess(t, "DATABASE_URL="+bottest.Postgres(t))
	polls := func() int { return len(p.fake.Calls("getUpdates")) }
	p.until(20*time.Second, "the first polls", func() bool { return polls() > 0 })
	q := p.beside()
	ask := func(from, to int64, most time.Duration) {
		t.Helper()
		for chat := from; chat < to; chat++ {
			p.fake.Push(privateText(chat, "氧化镝多少钱"))
		}
		p.until(most, "an answer to every update", func() bool { return len(p.chatsAnswered()) == int(to-1000) })
	}
	ask(1000, 1050, time.Minute)
	if err := p.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	p.kills = append(p.kills, time.Now())
	ask(1050, 1100, 2*time.Minute)
	if err := p.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	ask(1100, 1150, time.Minute)
	_ = q.cmd.Process.Kill()
	_ = q.cmd.Wait()
	p.kills = append(p.kills, time.Now())
	ask(1150, 1200, 2*time.Minute)
	p.checkTwice(200)
	if strings.Count(q.log.String(), "another program polls") > 1 {
		t.Errorf("they fought:\n%s", q.log)
	}
}

// beside starts another binary with the same settings, and a state folder of its own.
func (p *process) beside() *process {
	p.t.Helper()
	q := &process{t: p.t, fake: p.fake, name: p.name, log: &bytes.Buffer{}}
	q.env = append(append([]string{}, p.env...), "REBOT_STATE="+p.t.TempDir(), "REBOT_ADDR=127.0.0.1:0")
	q.launch()
	p.t.Cleanup(func() {
		_ = q.cmd.Process.Kill()
		_ = q.cmd.Wait()
	})
	return q
}
