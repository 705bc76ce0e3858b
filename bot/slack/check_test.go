package slack

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"
	"rebot/bot/bottest"
)

// fieldsOf are the fields that each kind of object may have; anything else is refused.
var fieldsOf = map[string]string{
	"header": "text", "section": "text fields accessory", "context": "elements", "actions": "elements", "divider": "",
	"table": "rows column_settings", "rich_text": "elements", "rich_text_section": "elements",
	"rich_text_list":  "elements style indent border offset",
	"rich_text_quote": "elements border", "rich_text_preformatted": "elements border language", "raw_text": "text",
	"text": "text style", "user": "user_id style",
	"context_actions": "elements", "feedback_buttons": "action_id positive_button negative_button",
	"mrkdwn": "text verbatim", "plain_text": "text emoji verbatim", "button": "text action_id value style",
	"static_select": "placeholder action_id options", "data_visualization": "title chart",
	"data_table": "rows caption page_size", "raw_number": "value text",
}

// A checker gathers what Slack would refuse.
type checker struct {
	bad   []string
	ids   map[string]bool
	table int // characters in cells
}

func (c *checker) fail(format string, args ...any) {
	c.bad = append(c.bad, fmt.Sprintf(format, args...))
}

// checkBlocks checks blocks as Slack does, and that no text could be anything but text.
func checkBlocks(data []byte) []string {
	c := &checker{ids: map[string]bool{}}
	var blocks []map[string]any
	if err := json.Unmarshal(data, &blocks); err != nil {
		return []string{err.Error()}
	}
	if len(blocks) > 50 || len(blocks) == 0 {
		c.fail("%d blocks", len(blocks))
	}
	tables := 0
	for _, b := range blocks {
		if b["type"] == "table" || b["type"] == "data_table" {
			tables++
		}
		c.block(b)
	}
	if tables > 1 {
		c.fail("only_one_table_allowed")
	}
	return c.bad
}

func (c *checker) block(b map[string]any) {
	kind := c.known(b)
	switch kind {
	case "header":
		c.text(b["text"], 150, "plain_text")
	case "section":
		if b["fields"] == nil || b["text"] != nil {
			c.text(b["text"], 3000, "mrkdwn", "plain_text")
		}
		if b["fields"] != nil {
			c.each(b["fields"], 1, 10, func(e map[string]any) { c.text(e, 2000, "mrkdwn", "plain_text") })
		}
	case "context":
		c.each(b["elements"], 1, 10, func(e map[string]any) { c.text(e, 3000, "mrkdwn", "plain_text") })
	case "actions":
		c.ids = map[string]bool{}
		c.each(b["elements"], 1, 25, c.element)
	case "context_actions":
		c.each(b["elements"], 1, 5, c.votes)
	case "table":
		c.tableBlock(b)
	case "data_table":
		c.dataTable(b)
	case "data_visualization":
		c.chartBlock(b)
	case "rich_text":
		c.each(b["elements"], 1, 100, c.rich)
	default:
		c.fail("block %q", kind)
	}
}

// dataTable checks a table that is paged. https://docs.slack.dev/reference/block-kit/blocks/data-table-block
func (c *checker) dataTable(b map[string]any) {
	caption, _ := b["caption"].(string)
	size, _ := b["page_size"].(float64)
	rows, _ := b["rows"].([]any)
	if caption == "" || size < 1 || size > 100 || len(rows) < 2 || len(rows) > 101 {
		c.fail("data_table %q, pages of %v, %d rows", caption, size, len(rows))
	}
	for n, r := range rows {
		row, _ := r.([]any)
		if first, _ := rows[0].([]any); len(row) == 0 || len(row) > 20 || len(row) != len(first) {
			c.fail("a row of %d cells", len(row))
		}
		for _, x := range row {
			cell, _ := x.(map[string]any)
			kind := c.known(cell)
			text, _ := cell["text"].(string)
			if _, isNumber := cell["value"].(float64); text == "" || kind != "raw_text" && (kind != "raw_number" || n == 0 || !isNumber) {
				c.fail("cell %v", cell)
			}
		}
	}
}

// votes checks the buttons that tell what somebody thinks of a message.
// https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element
func (c *checker) votes(e map[string]any) {
	if c.known(e) != "feedback_buttons" {
		c.fail("%v among the context actions", e["type"])
	}
	for _, name := range []string{"positive_button", "negative_button"} {
		b, _ := e[name].(map[string]any)
		c.text(b["text"], 75, "plain_text")
		value, _ := b["value"].(string)
		if label, _ := b["accessibility_label"].(string); value == "" || len(value) > 2000 || units(label) > 75 {
			c.fail("%s %v", name, b)
		}
	}
}

// known checks the fields of an object and gives its type.
func (c *checker) known(o map[string]any) string {
	kind, _ := o["type"].(string)
	allowed, ok := fieldsOf[kind]
	if !ok {
		c.fail("type %q", kind)
	}
	for _, k := range slices.Sorted(maps.Keys(o)) {
		if k != "type" && k != "block_id" && !slices.Contains(strings.Fields(allowed), k) {
			c.fail("%s has a field %q", kind, k)
		}
	}
	return kind
}

func (c *checker) each(v any, least, most int, f func(map[string]any)) {
	list, _ := v.([]any)
	if len(list) < least || len(list) > most {
		c.fail("%d elements, should be %d to %d", len(list), least, most)
	}
	for _, e := range list {
		o, ok := e.(map[string]any)
		if !ok {
			c.fail("an element is %T", e)
			continue
		}
		f(o)
	}
}

// live finds what Slack would make something of: the detector of its documentation.
var live = regexp.MustCompile(`<(.*?)>`)

// entity finds an & that stands for nothing.
var entity = regexp.MustCompile(`&(amp;|lt;|gt;)?`)

func checkText(s string) []string {
	var bad []string
	if s == "" || units(s) > 4000 {
		bad = append(bad, fmt.Sprintf("a text of %d", units(s)))
	}
	return append(bad, liveIn(s)...)
}

// ownLink is a link to the page of rebot itself, which is the only one that may be live.
var ownLink = regexp.MustCompile(`<` + regexp.QuoteMeta(bottest.LinkRoot) + `[^<>|]*\|([^<>]+)>`)

func liveIn(s string) []string {
	var bad []string
	s = ownLink.ReplaceAllString(s, "$1")
	if m := live.FindString(s); m != "" || strings.ContainsAny(s, "<>") {
		bad = append(bad, "not escaped: "+m)
	}
	for _, m := range entity.FindAllString(s, -1) {
		if m == "&" {
			bad = append(bad, "a bare & in "+s)
		}
	}
	return bad
}

func (c *checker) text(v any, limit int, kinds ...string) {
	o, _ := v.(map[string]any)
	kind := c.known(o)
	s, _ := o["text"].(string)
	if !slices.Contains(kinds, kind) {
		c.fail("text is %q", kind)
	}
	if units(s) > limit || strings.TrimSpace(s) == "" {
		c.fail("text of %d, should be 1 to %d", units(s), limit)
	}
	if kind == "mrkdwn" && o["verbatim"] != true {
		c.fail("mrkdwn is not verbatim")
	}
	c.bad = append(c.bad, liveIn(s)...)
}

func (c *checker) element(e map[string]any) {
	kind := c.known(e)
	id, _ := e["action_id"].(string)
	if c.ids[id] || id == "" || len(id) > 255 {
		c.fail("action id %q", id)
	}
	c.ids[id] = true
	if kind == "button" {
		c.text(e["text"], 75, "plain_text")
		if s, _ := e["value"].(string); s == "" || units(s) > 2000 {
			c.fail("value of %d", units(s))
		}
		return
	}
	c.text(e["placeholder"], 150, "plain_text")
	c.options(e["options"])
}

func (c *checker) options(v any) {
	list, _ := v.([]any)
	if len(list) < 1 || len(list) > 100 {
		c.fail("%d options", len(list))
	}
	for _, o := range list {
		m := o.(map[string]any)
		c.text(m["text"], 75, "plain_text")
		if s, _ := m["value"].(string); s == "" || units(s) > 75 {
			c.fail("option value of %d", units(s))
		}
	}
}

func (c *checker) rich(e map[string]any) {
	kind := c.known(e)
	if kind == "text" {
		if s, _ := e["text"].(string); s == "" || units(s) > 3000 {
			c.fail("rich text of %d", units(s))
		}
		return
	}
	if kind == "user" {
		if s, _ := e["user_id"].(string); !userID.MatchString(s) {
			c.fail("a user %q", s)
		}
		return
	}
	c.each(e["elements"], 1, 1000, c.rich)
}

func (c *checker) tableBlock(b map[string]any) {
	rows, _ := b["rows"].([]any)
	if len(rows) < 1 || len(rows) > 100 {
		c.fail("%d rows", len(rows))
	}
	width := -1
	for _, r := range rows {
		row, _ := r.([]any)
		if width >= 0 && len(row) != width || len(row) < 1 || len(row) > 20 {
			c.fail("a row of %d", len(row))
		}
		width = len(row)
		c.each(r, 1, 20, func(cell map[string]any) {
			s, _ := cell["text"].(string)
			if c.known(cell) != "raw_text" || s == "" {
				c.fail("cell %v", cell)
			}
			c.table += units(s)
		})
	}
	if c.table > 10000 {
		c.fail("%d characters in a table", c.table)
	}
	settings, _ := b["column_settings"].([]any)
	if len(settings) > 20 {
		c.fail("%d column settings", len(settings))
	}
	for _, s := range settings {
		if a := s.(map[string]any)["align"]; a != "left" && a != "right" && a != "center" {
			c.fail("align %q", a)
		}
	}
}

// chartBlock checks a chart by the library's own account of Slack's limits, and that none of its words means anything.
// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
func (c *checker) chartBlock(b map[string]any) {
	data, _ := json.Marshal(b)
	var v slackgo.DataVisualizationBlock
	err := json.Unmarshal(data, &v)
	if err == nil {
		err = v.Validate()
	}
	if err != nil || strings.ContainsAny(string(data), "\u202e\x1b") || strings.Contains(string(data), `\u003c`) {
		c.fail("chart %s: %v", data, err)
	}
}

// responseFields are the fields that such a body may have.
var responseFields = strings.Fields(
	"response_type replace_original text blocks thread_ts parse unfurl_links unfurl_media mrkdwn")

// checkResponse checks the body of an acknowledgement or of a POST to a response URL.
func checkResponse(data []byte) []string {
	var r map[string]json.RawMessage
	if err := json.Unmarshal(data, &r); err != nil {
		return []string{err.Error()}
	}
	var bad []string
	for _, k := range slices.Sorted(maps.Keys(r)) {
		if !slices.Contains(responseFields, k) {
			bad = append(bad, "unknown field "+k)
		}
	}
	var text string
	_ = json.Unmarshal(r["text"], &text)
	if string(r["response_type"]) != `"ephemeral"` || string(r["unfurl_links"]) != "false" ||
		string(r["unfurl_media"]) != "false" {
		bad = append(bad, "not ephemeral, or with unfurling")
	}
	bad = append(bad, checkText(text)...)
	if b := r["blocks"]; b != nil {
		bad = append(bad, checkBlocks(b)...)
	}
	return bad
}
