package reload

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rebot/bot"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// shortIssue writes a short issue in which every price, amount and piece of news shows the draft's number, of three
// digits.
func shortIssue(m bulletin.Month, draft int) string {
	b := m - 1
	var s strings.Builder
	fmt.Fprintf(&s, "离子型稀土信息简报 %d年 第%d期\n\n行业动态\n\n龙南稀土矿山恢复生产\n\n", m.Year(), m.Month())
	fmt.Fprintf(&s, "记者从龙南获悉，当地稀土矿山已经恢复生产，这是本报的%d号消息。\n\n（来源：中国有色金属报）\n\n", draft)
	fmt.Fprintf(&s, "海关总署：%d年%d月稀土进出口情况\n\n%d年%d月稀土出口%d.3吨，同比增加1.5%%。\n\n（来源：海关总署）\n\n", m.Year(), m.Month(), m.Year(),
		m.Month(), draft)
	fmt.Fprintf(&s, "价格走势\n\n%d年%d月稀土价格走势\n\n表1 %d年%d月我国主要稀土氧化物平均价格对比（单位：元/公斤）\n\n", m.Year(), m.Month(), m.Year(),
		m.Month())
	fmt.Fprintf(&s, "产品名 纯度 %d年%d月平均价 %d年%d月平均价 环比\n\n", b.Year(), b.Month(), m.Year(), m.Month())
	for i, p := range []string{"氧化镝", "氧化铽", "氧化钕", "氧化钬"} {
		fmt.Fprintf(&s, "%s ≧99%% %d.%d0 %d.%d0 0.00%%\n\n", p, draft, i, draft, i)
	}
	s.WriteString("（来源：中国稀土行业协会）\n")
	return s.String()
}

var draftIn = regexp.MustCompile(`\b\d{3}\b`)

// draftOf tells the draft that an answer is of; two in one are an error.
func draftOf(a *reply.Reply) (draft string, err error) {
	var texts []string
	for _, f := range a.Figures {
		texts = append(texts, f.Value)
	}
	for _, p := range a.Passages {
		texts = append(texts, p.Text)
	}
	for _, c := range a.Citations {
		texts = append(texts, c.Verbatim()...)
	}
	for _, d := range draftIn.FindAllString(strings.Join(texts, " "), -1) {
		if draft != "" && d != draft {
			return "", fmt.Errorf("it is of %s and %s:\n%s", draft, d, reply.Text(a))
		}
		draft = d
	}
	if draft == "" || a.Status != reply.Answered {
		return "", fmt.Errorf("%s:\n%s", a.Status, reply.Text(a))
	}
	return draft, nil
}

// asking are questions that take figures of several issues, foreign trade, and the search.
var asking = []string{"氧化镝各月价格", "氧化镝和氧化铽哪个贵", "2024年11月稀土出口数量", "龙南的稀土矿山恢复生产了吗", "2024年12月氧化钬多少钱"}

func TestAHundredSwapsFailNoQuestionAndMixNoLibraries(t *testing.T) {
	w := watchNovember(t)
	drafted := func(n int) {
		w.write("2024-11.txt", shortIssue(november, n))
		w.write("2024-12.txt", shortIssue(november+1, n))
		w.settle()
	}
	w.remove("2024-11.txt") // the long one
	w.write("2024-12.txt", shortIssue(november+1, 100))
	w.settle()
	drafted(100)
	seen := make(chan string)
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	defer all.Wait()
	defer cancel()
	for i := range 4 {
		all.Go(func() { askOn(t, ctx, w.service, fmt.Sprint("talk", i), seen) })
	}
	swaps, swapped := 100, testutil.ToFloat64(w.cfg.Metrics.LibrariesSwapped)
	if testing.Short() {
		swaps = 10
	}
	for n := range swaps {
		drafted(101 + n)
		answered(t, seen, fmt.Sprint(101+n))
	}
	if n := testutil.ToFloat64(w.cfg.Metrics.LibrariesSwapped) - swapped; n != float64(swaps) {
		t.Errorf("%v swaps, want %d", n, swaps)
	}
}

// answered waits until somebody is answered from a draft.
func answered(t *testing.T, seen <-chan string, draft string) {
	t.Helper()
	late := time.After(time.Minute)
	for {
		select {
		case d := <-seen:
			if d == draft {
				return
			}
		case <-late:
			t.Fatalf("nobody is answered from draft %s", draft)
		}
	}
}

// askOn asks until ctx ends, and tells the drafts to whoever listens. It fails when an answer is missing, is of two
// drafts, or of one older than the answer before.
func askOn(t *testing.T, ctx context.Context, service *bot.Service, talk string, seen chan<- string) {
	last := ""
	tick := time.NewTicker(5 * time.Millisecond) // so that the swaps get their share of the processors
	defer tick.Stop()
	for i := 0; ctx.Err() == nil; i++ {
		<-tick.C
		draft, err := draftOf(service.Ask(context.Background(), talk, asking[i%len(asking)]))
		if err != nil || draft < last {
			t.Errorf("%s, after draft %s: draft %s, %v", asking[i%len(asking)], last, draft, err)
			return
		}
		last = draft
		select {
		case seen <- draft:
		default:
		}
	}
}
