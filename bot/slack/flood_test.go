package slack

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkFlood asks the built binary /re price 氧化镝 fifty times a second, each time as another user, for five seconds
// alone and for five beside one user who asks a thousand times a second; and so on, so that what else the machine does
// meanwhile is the same for both. It prints how long the others waited. Run it with -benchtime 1x.
func BenchmarkFlood(b *testing.B) {
	const rounds = 4
	p := serve(b, secretSetting)
	for b.Loop() {
		var alone, beside []time.Duration
		var asked, refused int
		for round := range rounds {
			alone = append(alone, p.crowd(b, fmt.Sprint("A", round))...)
			stop := p.flood(b)
			beside = append(beside, p.crowd(b, fmt.Sprint("B", round))...)
			n, no := stop()
			asked, refused = asked+n, refused+no
		}
		x, y := percentile(alone, 99), percentile(beside, 99)
		b.ReportMetric(percentile(alone, 50), "p50-alone-ms")
		b.ReportMetric(percentile(beside, 50), "p50-beside-ms")
		b.ReportMetric(x, "p99-alone-ms")
		b.ReportMetric(y, "p99-beside-ms")
		b.ReportMetric(y/x, "p99-ratio")
		b.ReportMetric(float64(asked)/(5*rounds), "flood/s")
		b.Logf("%d questions of the flooder, %d of them refused", asked, refused)
	}
}

func percentile(took []time.Duration, n int) float64 {
	slices.Sort(took)
	return float64(took[len(took)*n/100].Microseconds()) / 1000
}

// crowd asks fifty times a second for five seconds, each time as another user in another channel.
func (p *process) crowd(b *testing.B, name string) []time.Duration {
	took := make([]time.Duration, 250)
	var all sync.WaitGroup
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for i := range took {
		<-tick.C
		all.Go(func() {
			start := time.Now()
			body := p.slash(b, fmt.Sprint(name, i))
			if took[i] = time.Since(start); !strings.Contains(body, "1711.90") {
				b.Errorf("no figure: %s", body)
			}
		})
	}
	all.Wait()
	return took
}

// slash asks as a user in a channel of the same name, and gives the acknowledgement.
func (p *process) slash(b *testing.B, name string) string {
	resp, err := p.post("/slack/commands", strings.Replace(slashForm("C"+name, "price 氧化镝"), "U1", "U"+name, 1))
	if err != nil || resp.StatusCode != http.StatusOK {
		b.Errorf("%v %v", resp, err)
		return ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.Error(err)
	}
	return string(body)
}

// flood asks a thousand times a second as one user until it is stopped. Stop tells how often it asked, and how often it
// got no answer.
func (p *process) flood(b *testing.B) (stop func() (asked, refused int)) {
	end := make(chan struct{})
	ended := make(chan [2]int)
	go func() {
		var n [2]int
		var mu sync.Mutex
		var all sync.WaitGroup
		start := time.Now()
		for ; ; n[0]++ {
			next := time.NewTimer(time.Until(start.Add(time.Duration(n[0]) * time.Millisecond)))
			select {
			case <-next.C:
			case <-end:
				all.Wait()
				ended <- n
				return
			}
			all.Go(func() {
				body := p.slash(b, "FLOOD")
				mu.Lock()
				defer mu.Unlock()
				if !strings.Contains(body, "1711.90") {
					n[1]++
				}
			})
		}
	}()
	return func() (int, int) {
		close(end)
		n := <-ended
		return n[0], n[1]
	}
}
