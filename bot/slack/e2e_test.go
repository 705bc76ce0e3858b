package slack

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

const secretSetting, appSetting = "SLACK_SIGNING_SECRET=" + testSecret, "SLACK_APP_TOKEN=" + testAppToken

func TestTheBinaryAnswersOverHTTPAndAfterAKill(t *testing.T) {
	if testing.Short() {
		t.Skip("after the kill it waits 30 s for a lease to end")
	}
	t.Parallel() // it mostly waits
	p := serve(t, secretSetting)
	p.slashed("price 氧化镝", "1711.90", "-3.50%", "中国稀土行业协会")
	p.delivered(mention("E1", "C1", "1.1", "氧化镝多少钱"))
	p.answered("C1", "1711.90")
	p.delivered(direct("E2", "D1", "1.1", "氧化铽多少钱"))
	p.answered("D1", "5885.00")
	p.settled()

	p.order(postMessage, fakeReply{kind: "stall"})
	before := len(p.called(postMessage))
	p.delivered(mention("E3", "C3", "1.1", "氧化镨钕多少钱"))
	p.await(t, "the call", func() bool { return len(p.calls[postMessage]) > before })
	p.kill()
	p.launch()
	p.answered("C3", "418.71")
	p.delivered(mention("E3", "C3", "1.1", "氧化镨钕多少钱")) // Slack repeats what it holds for lost
	p.slashed("help", "氧化镝多少钱")
	t.Logf("it ended after %v", p.stop())
	posts, bad := p.seen()
	if len(posts) != 3 || len(bad) > 0 {
		t.Errorf("%d answers to 3 questions, refused %q", len(posts), bad)
	}
}

func TestTheBinaryAnswersOverSocketsAndAfterAKill(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds and kills the binary")
	}
	t.Parallel() // it mostly waits
	p := serve(t, appSetting)
	p.sockets2(2)
	p.say(t, 0, envelopeOf("e1", "slash_commands", command1("C0", "price 氧化镝")))
	p.await(t, "the acknowledgement", func() bool {
		return slices.ContainsFunc(p.acks, func(a ack) bool {
			return a.ID == "e1" &&
				strings.Contains(string(a.Payload), "1711.90")
		})
	})
	p.say(t, 1, envelopeOf("e2", "events_api", event1("E1", "C1", "氧化镝多少钱")))
	p.answered("C1", "1711.90")
	p.settled()
	p.kill()
	p.launch()
	p.sockets2(4)
	p.say(t, 2, envelopeOf("e3", "events_api", event1("E1", "C1", "氧化镝多少钱")))
	p.say(t, 3, envelopeOf("e4", "events_api", event1("E2", "D2", "氧化铽多少钱")))
	p.answered("D2", "5885.00")
	p.stop()
	if posts, bad := p.seen(); len(posts) != 2 || len(bad) > 0 {
		t.Errorf("%d answers to 2 questions, refused %q", len(posts), bad)
	}
}

func (p *process) sockets2(n int) {
	p.t.Helper()
	p.await(p.t, "sockets", func() bool { return len(p.fakeSlack.sockets) >= n })
}

// delivered delivers an event, which must be taken.
func (p *process) delivered(body string) {
	p.t.Helper()
	resp, err := p.post("/slack/events", body)
	if err != nil || resp.StatusCode != 200 {
		p.t.Fatalf("delivering: %v %v", resp, err)
	}
	_ = resp.Body.Close()
}

func (p *process) slashed(text string, want ...string) {
	p.t.Helper()
	resp, err := p.post("/slack/commands", slashForm("C0", text))
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	for _, w := range want {
		if resp.StatusCode != 200 || !strings.Contains(string(body), w) {
			p.t.Errorf("/re %s: no %s in %d %s", text, w, resp.StatusCode, body)
		}
	}
	if bad := checkResponse(body); len(bad) > 0 {
		p.t.Errorf("slack refuses %q", bad)
	}
}

// BenchmarkAck asks the built binary /re price 氧化镝 fifty times a second for twenty seconds. Run it with -benchtime 1x.
func BenchmarkAck(b *testing.B) {
	const rate, seconds = 50, 20
	p := serve(b, secretSetting)
	for b.Loop() {
		took := make([]time.Duration, rate*seconds)
		var all sync.WaitGroup
		tick := time.NewTicker(time.Second / rate)
		for i := range took {
			<-tick.C
			all.Go(func() {
				start := time.Now()
				resp, err := p.post("/slack/commands", strings.Replace(slashForm(fmt.Sprint("C", i), "price 氧化镝"), "U1",
					fmt.Sprint("U", i), 1))
				if err != nil || resp.StatusCode != http.StatusOK {
					b.Errorf("%v %v", resp, err)
					return
				}
				body, _ := io.ReadAll(resp.Body)
				_ = resp.Body.Close()
				if took[i] = time.Since(start); !strings.Contains(string(body), "1711.90") {
					b.Errorf("no figure: %s", body)
				}
			})
		}
		tick.Stop()
		all.Wait()
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "max-ms")
	}
}

// TestTheBinaryAnswersAThousandThroughABadLine takes two minutes, so it runs only where REBOT_SOAK is set.
func TestTheBinaryAnswersAThousandThroughABadLine(t *testing.T) {
	if os.Getenv("REBOT_SOAK") == "" {
		t.Skip("it takes two minutes: REBOT_SOAK is not set")
	}
	const questions = 1000
	p := serve(t, secretSetting)
	hidden := 0
	p.always = func(_ string, n int) fakeReply {
		switch n % 20 {
		case 7:
			hidden++
			return fakeReply{kind: "hang"}
		case 13:
			return fakeReply{kind: "429", retry: "1"}
		}
		return fakeReply{}
	}
	start := time.Now()
	for i := range questions {
		body := strings.ReplaceAll(mention(fmt.Sprint("E", i), fmt.Sprint("C", i), "1.1", "氧化镝"), `"T1"`,
			fmt.Sprintf(`"T%d"`, i%10))
		p.delivered(strings.ReplaceAll(body, `"U1"`, fmt.Sprintf(`"U%d"`, i)))
	}
	taken := time.Since(start)
	answers := map[string]int{}
	p.await(t, "all answers", func() bool {
		clear(answers)
		for _, s := range p.posts {
			answers[s.channel]++
		}
		return len(answers) == questions
	})
	answered := time.Since(start)
	// What hung comes once more half a minute later; of those some hang again, and are then left.
	p.await(t, "the second tries", func() bool { return len(p.posts)-questions >= hidden*8/10 })
	posts, bad := p.seen()
	extra := len(posts) - questions
	t.Logf("%d events taken in %v, %d answered within %v; %d calls, %d hung, %d extra copies after %v", questions,
		taken.Round(time.Millisecond),
		len(answers), answered.Round(time.Millisecond), len(p.called(postMessage)), hidden, extra,
		time.Since(start).Round(time.Second))
	if extra > hidden || len(bad) > 0 {
		t.Errorf("%d extra copies for %d that were hidden, refused %q", extra, hidden, bad)
	}
	p.stop()
}
