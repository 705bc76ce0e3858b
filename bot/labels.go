package bot

import (
	"maps"
	"slices"

	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
)

// Labels are the values by which a Service on the platforms counts.
func Labels(platforms ...string) telemetry.Labels {
	l := telemetry.Labels{Platforms: platforms, Reasons: reasons()}
	l.Kinds = append(slices.Clone(intent.Labels), kindOf(About{}))
	for _, s := range []reply.Status{reply.Answered, reply.Ambiguous, reply.NotFound, reply.Unclear, reply.Helped} {
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
