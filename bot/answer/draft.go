package answer

import (
	"fmt"

	"rebot/bot/reply"
)

// A draft is a reply while it is filled in.
type draft struct{ reply.Writer }

func newDraft(intent fmt.Stringer, english bool) draft {
	return draft{reply.NewWriter(intent, english)}
}
