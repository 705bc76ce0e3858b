package slack

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
)

// A look says what a reply is for, apart from the answer itself.
type look struct {
	// the question that gives this answer by itself; empty for none, then there are no buttons to repeat it
	ask     string
	private bool // only the asker sees it: 发到频道 shows it to all
	flat    bool // no table block
	unpaged bool // no data table block
	noChart bool // no chart block
	// plain buttons for 👍 and 👎
	plainVotes bool
}

// render makes a message of an answer. A number in it that the number gate does not know sends the plain text instead.
func render(a *reply.Reply, l look) message {
	bb := &blockBuilder{flat: l.flat, unpaged: l.unpaged, noChart: l.noChart, plainVotes: l.plainVotes}
	shown, brief := a.InChat()
	bb.headline(shown, brief)
	bb.body(shown)
	bb.section(asIs, strings.Join(brief.Lines, "\n"))
	bb.small(shown)
	if a.Excerpts == nil {
		bb.named(shown.Foot())
	}
	if bb.dropped > 0 {
		bb.more(a.English)
	}
	seen := append(visibleText(bb.blocks), plain(a))
	bb.actions(a, brief, l)
	if a.Excerpts != nil {
		bb.mark(a)
	}
	bb.receipt(a)
	// the adapter's own notices have no intent
	if bad := a.Check(strings.Join(seen, "\n")); len(bad) > 0 && a.Intent != nil {
		return message{text: fit(escape(reply.Text(a)), maxText), heldBack: true}
	}
	return message{text: fit(escape(plain(a)), maxText), blocks: bb.blocks}
}

// headWidth is how wide a headline may be, in columns: two lines of a phone.
const headWidth = 60

// headline adds the title, small, and the figure, large; or the title, bold, and the sentence below it.
func (bb *blockBuilder) headline(a *reply.Reply, b reply.Brief) {
	switch {
	case b.Figure != "":
		bb.context(a.Title)
		bb.add(slackgo.NewHeaderBlock(plainText(b.Figure, maxHeader)))
		bb.section(asIs, a.Lead)
		bb.fields(b.Fields)
		return
	case b.Head != "" && runewidth.StringWidth(a.Title) <= headWidth/2:
		bb.add(slackgo.NewHeaderBlock(plainText(a.Title, maxHeader)))
		bb.section(asIs, a.Lead)
		return
	}
	if len(a.Figures) > 0 && a.Table == nil && a.Lead != "" && !a.Tells() && runewidth.StringWidth(a.Lead) <= headWidth {
		bb.context(a.Title)
		bb.add(slackgo.NewHeaderBlock(plainText(a.Lead, maxHeader)))
		return
	}
	bb.section(bold, a.Title)
	bb.section(asIs, a.Lead)
}

// body is the bulletin's own words, the table, and details where there are many.
func (bb *blockBuilder) body(a *reply.Reply) {
	for _, p := range a.Passages {
		if !p.More {
			bb.quote(p.Text + a.PassageMark(p))
		}
	}
	for _, e := range a.Excerpts {
		bb.excerpt(e)
	}
	bb.chart(a)
	if a.Table != nil {
		bb.table(a.Table)
	}
	if a.File != nil {
		bb.aligned(a.File.Text())
	}
	if len(a.Details) > manyDetails || a.Lists() {
		bb.list(nonEmpty(a.Details))
	}
}

// manyDetails is how many lines are small print; more are a list.
const manyDetails = 6

// small is the rest: a few details, doubts, what else there is to read.
func (bb *blockBuilder) small(a *reply.Reply) {
	var lines []string
	if len(a.Details) <= manyDetails && !a.Lists() {
		lines = nonEmpty(a.Details)
	}
	for _, n := range a.Notes {
		lines = append(lines, "⚠ "+n)
	}
	for _, p := range a.Passages {
		if p.More {
			lines = append(lines, say(a, "另见：", "See also: ")+"《"+p.Text+"》"+a.PassageMark(p))
		}
	}
	bb.context(lines...)
}

func nonEmpty(in []string) []string {
	var out []string
	for _, s := range in {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}

// plain is an answer without blocks. Letters are not of one width there, so a table becomes a list of rows.
func plain(a *reply.Reply) string {
	if a.Table == nil {
		return visible(reply.Text(a))
	}
	b := *a
	b.Table, b.Details = nil, append(rowTexts(a.Table), a.Details...)
	return visible(reply.Text(&b))
}

// visibleText lists the texts that a reader of the blocks sees, for the number gate.
func visibleText(blocks []slackgo.Block) []string {
	data, err := json.Marshal(blocks)
	if err != nil {
		return nil
	}
	var v any
	if json.Unmarshal(data, &v) != nil {
		return nil
	}
	return texts(v, nil)
}

// linkText is what a reader sees of a link of ours. Nothing else has such a sign unescaped.
var linkText = regexp.MustCompile(`<https?://[^<>|]*\|([^<>]*)>`)

func texts(v any, out []string) []string {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = texts(e, out)
		}
	case map[string]any:
		if s, ok := v["text"].(string); ok {
			return append(out, unescape.Replace(linkText.ReplaceAllString(s, "$1")))
		}
		if s, ok := v["caption"].(string); ok {
			out = append(out, s)
		}
		for _, key := range []string{"text", "elements", "rows", "fields"} {
			out = texts(v[key], out)
		}
	}
	return out
}

// more says that something did not fit, and how to get it.
func (bb *blockBuilder) more(english bool) {
	n := strconv.Itoa(bb.dropped)
	text := "… 还有 " + n + " 段放不下；请问得更具体些（某个产品、某个月份）。"
	if english {
		text = "… and " + n + " more parts that do not fit; ask for one product or one month."
	}
	bb.blocks = append(bb.blocks, slackgo.NewContextBlock("", mrkdwn(text)))
}
