package answer

import (
	"context"
	"testing"
	"time"

	"rebot/bot/intent"
)

// The floor under every price is the look-up of its fact; routing, the reply and the number gate stand on it.
func BenchmarkAsk(b *testing.B) {
	bot := shippedBot(b)
	for _, c := range []struct{ name, question string }{
		{"price", "氧化镝多少钱"}, {"list", "轻稀土价格"}, {"trade", "11月稀土出口多少吨"}, {"news", "缅甸封关的影响"}, {"refusal", "氧化钪多少钱"}, {"digest", "digest"},
	} {
		b.Run(c.name, func(b *testing.B) {
			ask(b, bot, c.question)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := bot.Answer(context.Background(), Question{Text: c.question}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("route", func(b *testing.B) {
		b.ReportAllocs()
		best := time.Hour // of all rounds: other programs on the machine slow it down least
		for b.Loop() {
			start := time.Now()
			intent.Route("氧化镝多少钱", bot.cat, nil)
			best = min(best, time.Since(start))
		}
		b.ReportMetric(float64(best.Nanoseconds()), "ns-best")
	})
	b.Run("floor", func(b *testing.B) {
		m := bot.cat.Newest()
		for b.Loop() {
			bot.monthMean("氧化镝", m)
		}
	})
}
