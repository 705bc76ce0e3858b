package slack

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
	slackgo "github.com/slack-go/slack"

	"rebot/bot/reply"
	"rebot/bot/telemetry"
)

// A look says what a reply is for, apart from the answer itself.
type look struct {
	ask     string // the question that gives this answer by itself; empty for none, then there are no buttons to repeat it
	private bool   // only the asker sees it: 发到频道 shows it to all
	flat    bool   // no table block
}

// render makes a message of an answer. A number in it that the number gate does not know sends the plain text instead.
func render(a *reply.Reply, l look) message {
	k := &kit{flat: l.flat}
	k.headline(a)
	k.body(a)
	k.small(a)
	k.sources(a)
	if k.dropped > 0 {
		k.more(a.English)
	}
	seen := append(visibleText(k.blocks), plain(a))
	k.actions(a, l)
	if bad := a.Check(strings.Join(seen, "\n")); len(bad) > 0 && a.Intent != nil { // the adapter's own notices have no intent
		telemetry.Count("render_held_back", Source)
		return message{text: fit(escape(reply.Text(a)), maxText)}
	}
	return message{text: fit(escape(plain(a)), maxText), blocks: k.blocks}
}

// headWidth is how wide a headline may be, in columns: two lines of a phone.
const headWidth = 60

// headline is what is answered, small, and the figure, large; or the title, bold, and the sentence below it.
func (k *kit) headline(a *reply.Reply) {
	if len(a.Figures) > 0 && a.Table == nil && a.Lead != "" && runewidth.StringWidth(a.Lead) <= headWidth {
		k.context(a.Title)
		k.add(slackgo.NewHeaderBlock(plainText(a.Lead, maxHeader)))
		return
	}
	k.section(bold, a.Title)
	k.section(asIs, a.Lead)
}

// body is the bulletin's own words, the table, and details where there are many.
func (k *kit) body(a *reply.Reply) {
	for _, p := range a.Passages {
		if !p.More {
			k.quote(p.Text + mark(p))
		}
	}
	if a.Table != nil {
		k.table(a.Table)
	}
	if len(a.Details) > manyDetails {
		k.list(nonEmpty(a.Details))
	}
}

// manyDetails is how many lines are small print; more are a list.
const manyDetails = 6

// small is the rest: a few details, doubts, what else there is to read.
func (k *kit) small(a *reply.Reply) {
	var lines []string
	if len(a.Details) <= manyDetails {
		lines = nonEmpty(a.Details)
	}
	for _, n := range a.Notes {
		lines = append(lines, "⚠ "+n)
	}
	for _, p := range a.Passages {
		if p.More {
			lines = append(lines, say(a, "另见：", "See also: ")+"《"+p.Text+"》"+mark(p))
		}
	}
	k.context(lines...)
}

func mark(p reply.Passage) string { return " [" + strconv.Itoa(p.Citation+1) + "]" }

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

func texts(v any, out []string) []string {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = texts(e, out)
		}
	case map[string]any:
		if s, ok := v["text"].(string); ok {
			return append(out, unescape.Replace(s))
		}
		for _, key := range []string{"text", "elements", "rows", "fields"} {
			out = texts(v[key], out)
		}
	}
	return out
}

// more says that something did not fit, and how to get it.
func (k *kit) more(english bool) {
	n := strconv.Itoa(k.dropped)
	text := "… 还有 " + n + " 段放不下；请问得更具体些（某个产品、某个月份）。"
	if english {
		text = "… and " + n + " more parts that do not fit; ask for one product or one month."
	}
	k.blocks = append(k.blocks, slackgo.NewContextBlock("", mrkdwn(text)))
}
