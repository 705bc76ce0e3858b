package slack

import (
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
)

// What Slack takes, with some room left. Lengths are counted in UTF-16 units, the strictest way to read "characters".
// https://docs.slack.dev/reference/block-kit/blocks
const (
	maxBlocks  = 48   // of 50
	maxSection = 2900 // of 3,000
	maxHeader  = 150
	maxButton  = 75
	maxText    = 3900 // of 4,000
)

// A message has blocks, and text for notifications, screen readers and where blocks are refused.
type message struct {
	text     string // escaped
	blocks   []slackgo.Block
	heldBack bool // the gate did not let the blocks go
}

// A blockBuilder collects blocks and knows when the message is full.
type blockBuilder struct {
	blocks  []slackgo.Block
	dropped int // blocks that found no room
	flat    bool
	unpaged bool
	noChart bool
	charted bool // a chart shows what the table has

	plainVotes bool
}

// add takes a block in. Five places of Slack's 50 are kept for what stands at the end.
func (bb *blockBuilder) add(b slackgo.Block) {
	if len(bb.blocks) >= maxBlocks-3 {
		bb.dropped++
		return
	}
	bb.blocks = append(bb.blocks, b)
}

// mrkdwn is a text object of already escaped text in which Slack looks for nothing but formatting.
func mrkdwn(escaped string) *slackgo.TextBlockObject {
	return &slackgo.TextBlockObject{Type: slackgo.MarkdownType, Text: escaped, Verbatim: true}
}

// plainText is a text object without formatting, on one line and never empty.
func plainText(s string, limit int) *slackgo.TextBlockObject {
	off := false
	text := fit(escape(strings.Join(strings.Fields(s), " ")), limit)
	return &slackgo.TextBlockObject{Type: slackgo.PlainTextType, Text: text, Emoji: &off}
}

// section adds text in as many sections as it needs.
func (bb *blockBuilder) section(style func(string) string, text string) {
	for _, part := range chunks(escape(text), maxSection) {
		bb.add(slackgo.NewSectionBlock(mrkdwn(style(part)), nil, nil))
	}
}

// maxField is what a field of a section takes, with room left, of 2,000.
const maxField = 1900

// fields adds figures beside each other, each below its name.
func (bb *blockBuilder) fields(list []reply.Field) {
	var out []*slackgo.TextBlockObject
	for _, f := range list[:min(len(list), 10)] {
		out = append(out, mrkdwn(fit(bold(escape(f.Name))+"\n"+escape(f.Value), maxField)))
	}
	if len(out) > 0 {
		bb.add(slackgo.NewSectionBlock(nil, out, nil))
	}
}

// context adds small text.
func (bb *blockBuilder) context(lines ...string) {
	for _, part := range chunks(escape(strings.Join(lines, "\n")), maxSection) {
		bb.add(slackgo.NewContextBlock("", mrkdwn(part)))
	}
}

func asIs(s string) string { return s }

// bold sets text bold, if nothing in it would end that early.
func bold(s string) string {
	if strings.ContainsAny(s, "*\n") {
		return s
	}
	return "*" + s + "*"
}

// list adds items with bullets. Rich text takes them literally: nothing in it can be a mention.
func (bb *blockBuilder) list(items []string) {
	// Slack refuses empty text
	items = slices.DeleteFunc(slices.Clone(items), func(s string) bool { return visible(s) == "" })
	for len(items) > 0 {
		l := slackgo.NewRichTextList(slackgo.RTEListBullet, 0)
		size := 0
		for len(items) > 0 && (size == 0 || size+units(items[0]) < maxSection) {
			size += units(items[0])
			l.Elements = append(l.Elements, literal(cut(items[0], maxSection)))
			items = items[1:]
		}
		bb.add(slackgo.NewRichTextBlock("", l))
	}
}

// quote adds the bulletin's own words.
func (bb *blockBuilder) quote(text string) {
	for _, part := range chunks(visible(text), maxSection) {
		q := &slackgo.RichTextQuote{Type: slackgo.RTEQuote, Elements: literal(part).Elements}
		bb.add(slackgo.NewRichTextBlock("", q))
	}
}

// literal is rich text that says just what stands there.
func literal(s string) *slackgo.RichTextSection {
	return slackgo.NewRichTextSection(slackgo.NewRichTextSectionTextElement(visible(s), nil))
}
