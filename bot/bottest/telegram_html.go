package bottest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// tags lists the tags that Telegram's HTML may hold.
// https://core.telegram.org/bots/api#html-style
var tags = map[string]bool{"b": true, "strong": true, "i": true, "em": true, "u": true, "s": true, "code": true,
	"pre": true, "a": true, "blockquote": true, "tg-spoiler": true, "span": true, "tg-emoji": true}

// ParseHTML reads Telegram's HTML as its server does: it knows few tags, refuses what it does not know, and gives the
// text that a reader sees.
func ParseHTML(s string) (string, error) {
	var b strings.Builder
	var open []string
	for i := 0; i < len(s); {
		switch c := s[i]; c {
		case '<':
			end := strings.IndexByte(s[i:], '>')
			if end < 0 {
				return "", fmt.Errorf("unclosed start tag at byte offset %d", i)
			}
			var err error
			if open, err = tag(s[i+1:i+end], open); err != nil {
				return "", fmt.Errorf("%w at byte offset %d", err, i)
			}
			i += end + 1
		case '&':
			text, n := entity(s[i:])
			b.WriteString(text)
			i += n
		default:
			b.WriteByte(c)
			i++
		}
	}
	if len(open) > 0 {
		return "", fmt.Errorf("can't find end tag corresponding to start tag %q", open[len(open)-1])
	}
	return b.String(), nil
}

func tag(t string, open []string) ([]string, error) {
	if name, ok := strings.CutPrefix(t, "/"); ok {
		if len(open) == 0 || open[len(open)-1] != name {
			return nil, fmt.Errorf("unexpected end tag %q", name)
		}
		return open[:len(open)-1], nil
	}
	name, rest, _ := strings.Cut(t, " ")
	switch {
	case !tags[name]:
		return nil, fmt.Errorf("unsupported start tag %q", name)
	case rest != "" && (name != "blockquote" || rest != "expandable") && name != "a" && name != "span":
		return nil, fmt.Errorf("unexpected attributes of %q", name)
	}
	for _, o := range open {
		if o == "pre" || o == "code" {
			return nil, fmt.Errorf("entity %q within %q", name, o)
		}
	}
	return append(open, name), nil
}

// entity reads one of the few entities that Telegram knows; another & stands for itself.
func entity(s string) (text string, n int) {
	end := strings.IndexByte(s, ';')
	if end < 0 {
		return "&", 1
	}
	switch name := s[1:end]; name {
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "amp":
		return "&", end + 1
	case "quot":
		return `"`, end + 1
	default:
		if d, ok := strings.CutPrefix(name, "#"); ok {
			if r, err := strconv.ParseInt(d, 10, 32); err == nil {
				return string(rune(r)), end + 1
			}
		}
	}
	return "&", 1
}

// auto finds what Telegram's clients make a mention, a command, a tag or a link by themselves.
var auto = regexp.MustCompile(`(?i)(?:^|[^\pL\d_])[@#$][a-z]\w+|(?:^|[^\pL\d_/<>])/[a-z]\w*|\b(?:https?|ftp|tg)://\S+|\b(?:[\w-]+\.)+(?:com|org|net|cn|io|me|example)\b`)

var quiet = regexp.MustCompile(`(?s)<(code|pre)>.*?</(?:code|pre)>`)

// Live lists what of a message takes effect: mentions, commands, tags and links. In code nothing does.
func (m Message) Live() []string {
	text := m.Text
	if m.HTML != "" {
		text, _ = ParseHTML(quiet.ReplaceAllStringFunc(m.HTML, func(code string) string {
			inner, _ := ParseHTML(code)
			return strings.Map(mute, inner)
		}))
	}
	return auto.FindAllString(text, -1)
}

// mute keeps of a character only whether it is part of a word, which decides what may begin beside it.
func mute(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
		return '字'
	}
	return '·'
}

// units counts a text as Telegram does, in UTF-16 units.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

func blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) ||
			unicode.In(r, unicode.Cc, unicode.Cf)
	}) == ""
}
