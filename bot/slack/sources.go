package slack

import (
	"bytes"
	"context"
	"errors"
	"strings"

	slackgo "github.com/slack-go/slack"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

// named adds sources on a line each, which lead to where people can look at them.
func (bb *blockBuilder) named(list []reply.Source) {
	var lines, linked []string
	for _, s := range list {
		lines = append(lines, s.String())
		linked = append(linked, escape(s.Before)+link(s.Title, s.URL)+escape(s.After))
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
	a.pictures.Show(to.team+"/"+to.channel+"/"+to.thread, ans, func(ctx context.Context, p bot.File) error {
		return a.upload(ctx, to, p)
	})
}

// showAlone sends the pages that an answer stands on to the direct message of who asked alone, once.
func (a *Adapter) showAlone(q asked, ans *reply.Reply) {
	var to place
	a.pictures.Show(q.Team+"/"+q.User, ans, func(ctx context.Context, f bot.File) (err error) {
		if to.channel == "" {
			if to, err = a.direct(ctx, q, f, say(ans, "你要的原文页面：", "The page that you asked for: ")+ans.Title); err != nil {
				return a.passScope(ctx, err)
			}
		}
		return a.upload(ctx, to, f)
	})
}

// direct opens the direct message with somebody by saying what follows there. An app that may upload nothing says nothing.
func (a *Adapter) direct(ctx context.Context, q asked, f bot.File, text string) (place, error) {
	_, err := a.web.GetUploadURLExternalContext(
		ctx,
		slackgo.GetUploadURLExternalParameters{FileName: f.Name, FileSize: len(f.Data)},
	)
	if err := a.classify(err, true); err != nil {
		return place{}, err
	}
	channel, err := a.call(
		ctx,
		postMessage,
		"direct/"+q.Team+"/"+q.User,
		place{q.Team, q.User, ""},
		message{text: escape(text)},
	)
	return place{q.Team, channel, ""}, err
}

// sendAlone sends what an answer shows as a file to the direct message of who asked alone, and says so where they asked.
func (a *Adapter) sendAlone(ctx context.Context, e queue.Event, q asked, ans *reply.Reply) error {
	f := bot.File{Data: ans.File.Data, Name: ans.File.Name, Caption: ans.Caption()}
	to, err := a.direct(ctx, q, f, say(ans, "你要的表格：", "The table that you asked for: ")+ans.Title)
	if err == nil {
		err = a.uploadFile(ctx, to, f)
	}
	if err != nil { // it can be copied at least
		a.lg.InfoContext(ctx, "a file goes as text", "err", err)
		return a.respond(ctx, e, q, a.render(ans, look{}))
	}
	return a.respond(
		ctx,
		e,
		q,
		message{text: escape(f.Name + say(ans, " 已发到与我的私信。", " is in your direct messages with me."))},
	)
}

// sendTable gives what an answer shows as a file, where the app may upload, to who asked alone in their direct message; else as
// text that can be copied.
func (a *Adapter) sendTable(ctx context.Context, e queue.Event, q asked, ans *reply.Reply) error {
	switch {
	case ans.File == nil:
		return a.respondOrPost(ctx, e, q, ans)
	case q.Private:
		return a.sendAlone(ctx, e, q, ans)
	}
	to := place{q.Team, q.Channel, q.thread()}
	p := bot.File{Data: ans.File.Data, Name: ans.File.Name, Caption: ans.Caption()}
	if err := a.uploadFile(ctx, to, p); !lacksScope(err) {
		return err
	}
	return a.respondOrPost(ctx, e, q, ans)
}

// respondOrPost answers who asked alone, or in the thread of the question.
func (a *Adapter) respondOrPost(ctx context.Context, e queue.Event, q asked, ans *reply.Reply) error {
	if q.Private {
		return a.respond(ctx, e, q, a.render(ans, look{}))
	}
	return a.post(ctx, tagOf(e), place{q.Team, q.Channel, q.thread()}, a.render(ans, look{}))
}

// upload posts a picture, and leaves it where the app may not.
func (a *Adapter) upload(ctx context.Context, to place, p bot.File) error {
	return a.passScope(ctx, a.uploadFile(ctx, to, p))
}

// passScope leaves a picture where the app may not upload, and logs what it lacks.
func (a *Adapter) passScope(ctx context.Context, err error) error {
	if lacksScope(err) {
		a.lg.WarnContext(ctx, "slack takes no picture of a page: give the app the scope files:write and install it again")
		return nil
	}
	return err
}

func lacksScope(err error) bool {
	var send *queue.SendError
	return errors.As(err, &send) && send.Code == "missing_scope"
}

// uploadFile posts a file. https://docs.slack.dev/messaging/working-with-files#upload
func (a *Adapter) uploadFile(ctx context.Context, to place, p bot.File) error {
	ctx, cancel := context.WithTimeout(ctx, 3*postTime) // three calls
	defer cancel()
	_, err := a.web.UploadFileContext(ctx, slackgo.UploadFileParameters{Filename: p.Name, FileSize: len(p.Data),
		Reader: bytes.NewReader(
			p.Data,
		), Title: p.Caption, AltTxt: p.Caption, Channel: to.channel, ThreadTimestamp: to.thread})
	err = a.classify(err, true)
	queue.CountSend(a.metrics.Metrics, Source, err)
	return err
}
