package slack

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// shownSources is how many places are named below a reply; the button 来源 shows all.
const shownSources = 4

// sources names where the figures stand, the lines of one article gathered.
func (bb *blockBuilder) sources(a *reply.Reply) {
	all := a.SourceLinks()
	var lines, linked []string
	for _, s := range all[:min(len(all), shownSources)] {
		lines = append(lines, s.String())
		linked = append(linked, escape(s.Before)+link(s.Title, s.URL)+escape(s.After))
	}
	if n := len(all) - shownSources; n > 0 {
		more := say(a, "… 另有出处 "+strconv.Itoa(n)+" 篇，见“来源”", "… and "+strconv.Itoa(n)+" more articles, see Source")
		lines, linked = append(lines, more), append(linked, escape(more))
	}
	text := strings.Join(linked, "\n")
	if units(text) > maxSection || text == "" { // a link can't be cut in two
		bb.context(lines...)
		return
	}
	bb.add(slackgo.NewContextBlock("", mrkdwn(text)))
}

// link is text that leads to an address of ours.
// https://docs.slack.dev/messaging/formatting-message-text#linking_to_urls
func link(text, address string) string {
	label := escape(strings.Join(strings.Fields(text), " "))
	if address == "" || label == "" {
		return escape(text)
	}
	return "<" + escape(address) + "|" + label + ">"
}

// excerpt adds what an article says around what is cited, below its name.
func (bb *blockBuilder) excerpt(e reply.Excerpt) {
	bb.context(e.Place)
	for lines := e.Lines; len(lines) > 0; {
		q, size := &slackgo.RichTextQuote{Type: slackgo.RTEQuote}, 0
		for len(lines) > 0 && (size == 0 || size+units(lines[0].Text()) < maxSection) {
			if size > 0 {
				q.Elements = append(q.Elements, slackgo.NewRichTextSectionTextElement("\n", nil))
			}
			for _, s := range lines[0] {
				if text := cut(visible(s.Text), maxSection); text != "" { // Slack refuses empty text
					q.Elements = append(q.Elements, slackgo.NewRichTextSectionTextElement(text, boldIf(s.Bold)))
				}
			}
			size, lines = size+1+units(lines[0].Text()), lines[1:]
		}
		if len(q.Elements) > 0 {
			bb.add(slackgo.NewRichTextBlock("", q))
		}
	}
}

func boldIf(bold bool) *slackgo.RichTextSectionTextStyle {
	if !bold {
		return nil
	}
	return &slackgo.RichTextSectionTextStyle{Bold: true}
}

// verbatim is the answer to 来源: the lines that an answer cites, as the file has them.
func verbatim(a *reply.Reply) *reply.Reply {
	return a.SourceLines(say(a, "原文", "Source")+" · ", say(a, "这个回答没有引用原文。", "This answer cites no line."))
}

func say(a *reply.Reply, chinese, english string) string {
	if a.English {
		return english
	}
	return chinese
}

// show posts the pages that an answer stands on into its thread, once.
func (a *Adapter) show(to place, ans *reply.Reply) {
	a.pictures.Show(to.team+"/"+to.channel+"/"+to.thread, ans, func(ctx context.Context, p bot.Picture) error {
		return a.upload(ctx, to, p)
	})
}

// upload posts a picture. https://docs.slack.dev/messaging/working-with-files#upload
func (a *Adapter) upload(ctx context.Context, to place, p bot.Picture) error {
	ctx, cancel := context.WithTimeout(ctx, 3*postTime) // three calls
	defer cancel()
	_, err := a.web.UploadFileContext(ctx, slackgo.UploadFileParameters{Filename: p.Name, FileSize: len(p.PNG),
		Reader: bytes.NewReader(p.PNG), Title: p.Caption, AltTxt: p.Caption, Channel: to.channel, ThreadTimestamp: to.thread})
	err = a.classify(err, true)
	queue.CountSend(a.metrics.Metrics, Source, err)
	var send *queue.SendError
	if errors.As(err, &send) && send.Code == "missing_scope" {
		a.lg.WarnContext(ctx, "slack takes no picture of a page: give the app the scope files:write and install it again")
		return nil
	}
	return err
}
