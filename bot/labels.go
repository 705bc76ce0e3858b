package bot

import (
	"fmt"
	"maps"
	"slices"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
)

// intents has one of each kind that a question is counted as.
var intents = []fmt.Stringer{
	intent.Price{}, intent.History{}, intent.Compare{}, intent.Group{}, intent.Rank{}, intent.Threshold{},
	intent.Movers{}, intent.Index{},
	intent.TradeOf{}, intent.QuotaOf{}, intent.PatentsOf{}, intent.News{}, intent.Ambiguous{}, intent.Digest{},
	intent.Discrepancies{},
	intent.Help{}, intent.Refuse{}, About{},
}

// Labels are the values by which a Service on the platforms counts.
func Labels(platforms ...string) telemetry.Labels {
	l := telemetry.Labels{Platforms: platforms, Reasons: reasons()}
	for _, i := range intents {
		l.Kinds = append(l.Kinds, kindOf(i))
	}
	for _, s := range []reply.Status{reply.Answered, reply.Ambiguous, reply.NotFound, reply.Helped} {
		l.Statuses = append(l.Statuses, string(s))
	}
	return l
}

// reasons lists why a question may not be looked up.
func reasons() (out []string) {
	for _, r := range slices.Sorted(maps.Keys(notices)) {
		out = append(out, string(r))
	}
	return out
}
