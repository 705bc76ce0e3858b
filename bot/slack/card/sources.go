package card

import (
	"strconv"

	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
)

// shownSources is how many places are named below a reply; the button 来源 shows all.
const shownSources = 4

// sources names where the figures stand, the lines of one article gathered.
func (bb *blockBuilder) sources(a *reply.Reply) {
	all := a.Sources()
	lines := all[:min(len(all), shownSources)]
	if n := len(all) - shownSources; n > 0 {
		lines = append(lines[:shownSources:shownSources], say(a, "… 另有出处 "+strconv.Itoa(n)+" 篇，见“来源”",
			"… and "+strconv.Itoa(n)+" more articles, see Source"))
	}
	bb.context(lines...)
}

// excerpt adds what an article says around what is cited, below its name.
func (bb *blockBuilder) excerpt(e reply.Excerpt) {
	bb.context(e.Place)
	for lines := e.Lines; len(lines) > 0; {
		q, size := &slackgo.RichTextQuote{Type: slackgo.RTEQuote}, 0
		for len(lines) > 0 && (size == 0 || size+Units(lines[0].Text()) < maxSection) {
			if size > 0 {
				q.Elements = append(q.Elements, slackgo.NewRichTextSectionTextElement("\n", nil))
			}
			for _, s := range lines[0] {
				if text := cut(visible(s.Text), maxSection); text != "" { // Slack refuses empty text
					q.Elements = append(q.Elements, slackgo.NewRichTextSectionTextElement(text, boldIf(s.Bold)))
				}
			}
			size, lines = size+1+Units(lines[0].Text()), lines[1:]
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

// Verbatim is the answer to 来源: the lines that an answer cites, as the file has them.
func Verbatim(a *reply.Reply) *reply.Reply {
	return a.SourceLines(say(a, "原文", "Source")+" · ", say(a, "这个回答没有引用原文。", "This answer cites no line."))
}

func say(a *reply.Reply, chinese, english string) string {
	if a.English {
		return english
	}
	return chinese
}
