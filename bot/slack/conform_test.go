package slack

import (
	"context"
	"strings"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/reply"
)

// TestConformance runs the suite that every adapter passes.
func TestConformance(t *testing.T) {
	bottest.Conform(t, func(t *testing.T) *bottest.Rig {
		w := newWorld(t)
		replies := map[bottest.Reply]fakeReply{bottest.ReplyHang: {kind: "hang"}, bottest.ReplyReset: {kind: "reset"},
			bottest.ReplyLimited: {kind: "429", retry: "7"},
			bottest.ReplyBroken:  {kind: "500"}, bottest.ReplyForbidden: {kind: "error", code: "channel_not_found"},
			bottest.ReplyGarbage: {kind: "garbage"}}
		n := 0
		return &bottest.Rig{
			Send: func(ctx context.Context, a *reply.Reply) error {
				n++ // a channel of its own each, as the pace is not what is tested
				return w.Send(ctx, "T1/C"+strings.Repeat("x", n), a)
			},
			Next:    func(r bottest.Reply) { w.order(postMessage, replies[r]) },
			Texts:   w.texts,
			Live:    func() []string { return nil }, // whatever would take effect is refused
			Refused: func() []string { _, bad := w.seen(); return bad },
			Secrets: []string{testToken, testAppToken, testSecret},
			Log:     w.log.String,
		}
	})
}

// texts gives what a reader saw of each message: its blocks, or the text where it has none.
func (f *fakeSlack) texts() []string {
	posts, _ := f.seen()
	var out []string
	for _, p := range posts {
		out = append(out, p.readable())
	}
	return out
}

func (s shown) readable() string {
	if len(s.blocks) == 0 {
		return unescape.Replace(s.text)
	}
	return bottest.Ungrouped(strings.Join(texts(s.blocks, nil), "\n"))
}
