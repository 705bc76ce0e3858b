package telegram

import (
	"strings"
	"syscall"
	"testing"

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
	p.until("the first poll", func() bool { return polls() > 0 })
	q := p.beside()
	ask := func(from, to int64) {
		t.Helper()
		for chat := from; chat < to; chat++ {
			p.fake.Push(privateText(chat, "氧化镝多少钱"))
		}
		p.until("an answer to every update", func() bool { return len(p.chatsAnswered()) == int(to-1000) })
	}
	ask(1000, 1050)
	if err := p.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	p.stops++
	ask(1050, 1100)
	if err := p.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	ask(1100, 1150)
	_ = q.cmd.Process.Kill()
	_ = q.cmd.Wait()
	p.stops++
	ask(1150, 1200)
	p.checkTwice(200)
	if strings.Count(q.log.String(), "another program polls") > 1 {
		t.Errorf("they fought:\n%s", q.log)
	}
}

// beside starts another binary with the same settings, and a state folder of its own.
func (p *process) beside() *process {
	p.t.Helper()
	q := &process{t: p.t, fake: p.fake, name: p.name}
	q.env = append(append([]string{}, p.env...), "REBOT_STATE="+p.t.TempDir(), "REBOT_ADDR=127.0.0.1:0")
	q.launch()
	p.t.Cleanup(func() {
		_ = q.cmd.Process.Kill()
		_ = q.cmd.Wait()
	})
	return q
}
