package slack

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// reference finds what Slack writes between angle brackets: mentions, channels, links, with an optional label.
var reference = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// question makes what somebody typed in Slack a plain question: without mentions, links by their label, in normal form
// (full-width letters and spaces made plain), on one line.
func question(text string) string {
	text = reference.ReplaceAllStringFunc(strings.ToValidUTF8(text, " "), func(s string) string {
		m := reference.FindStringSubmatch(s)
		if m[1] == "@" || m[1] == "!" {
			return " "
		}
		return " " + m[3] + " "
	})
	text = norm.NFKC.String(visible(unescape.Replace(text)))
	return strings.Trim(strings.Join(strings.Fields(text), " "), "*_~` ")
}

// visible drops characters that show nothing or turn the direction of the text, which could hide what stands there.
// New lines and tabs stay.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// escape makes text safe inside a Slack text object: nothing in it is a mention, a link or a command.
// https://docs.slack.dev/messaging/formatting-message-text#escaping
func escape(s string) string { return escaper.Replace(visible(s)) }
