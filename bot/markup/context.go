package markup

import (
	"errors"
	"strings"
)

// A context is where in a page something stands. The zero context is among text.
type context struct {
	in    where
	tag   string // the name of the tag
	named bool   // that name is over
	attr  string // the name of the attribute
	quote byte   // which ends its value
	part  part   // of an address
}

type where int

const (
	amongText where = iota
	inTag
	afterEquals
	inQuotes
	inScript // where no more may stand than its end
	nowhere  // what can't be understood
)

// A part of an address.
type part int

const (
	beginning part = iota
	path
	query
)

// after is the context after one byte more.
func (c context) after(b byte) context {
	switch c.in {
	case amongText:
		if b == '<' {
			return context{in: inTag}
		}
	case inTag:
		return c.afterInTag(b)
	case afterEquals:
		if b == '"' || b == '\'' {
			return context{in: inQuotes, tag: c.tag, named: true, attr: c.attr, quote: b}
		}
		return context{in: nowhere}
	case inQuotes:
		return c.afterInQuotes(b)
	case inScript:
		if b == '<' {
			return context{in: inTag}
		}
		return context{in: nowhere}
	}
	return c
}

func (c context) afterInTag(b byte) context {
	switch {
	case b == '>' && (c.tag == "script" || c.tag == "style"):
		return context{in: inScript}
	case b == '>':
		return context{}
	case b == '=' && c.attr != "":
		c.in = afterEquals
	case strings.IndexByte("=\"'<", b) >= 0:
		return context{in: nowhere}
	case strings.IndexByte(" \t\r\n", b) >= 0:
		c.named, c.attr = true, ""
	case !c.named:
		c.tag += strings.ToLower(string(b))
	default:
		c.attr += strings.ToLower(string(b))
	}
	return c
}

// meet is where two ways through a template meet, if they end in the same place. One may have written an attribute that
// the other did not: then only a blank or the end of the tag can follow, since what else did would be part of two names.
func meet(a, b context) (context, bool) {
	if a.in == inTag && b.in == inTag && a.tag == b.tag && a != b {
		a.named, a.attr = false, ""
		return a, true
	}
	return a, a == b
}

func (c context) afterInQuotes(b byte) context {
	switch {
	case b == c.quote:
		return context{in: inTag, tag: c.tag, named: true}
	case !isAddress(c.attr):
	case b == '?' || b == '#':
		c.part = query
	case c.part == beginning:
		c.part = path
	}
	return c
}

// isAddress reports whether the value of an attribute is an address that a browser goes to or loads.
func isAddress(attr string) bool {
	switch attr {
	case "href", "src", "action", "formaction", "cite", "poster", "data", "background", "xlink:href":
		return true
	}
	return false
}

// isCode reports whether a browser runs the value of an attribute, or takes more out of it than one address.
func isCode(attr string) bool {
	return strings.HasPrefix(attr, "on") || attr == "style" || attr == "srcset" || attr == "srcdoc" || attr == "http-equiv" || attr == "content"
}

// escaper is how a value is shown in a context, nil where none may stand.
func (c context) escaper() escaper {
	switch {
	case c.in == amongText:
		return inText
	case c.in != inQuotes || isCode(c.attr):
		return nil
	case !isAddress(c.attr):
		return inValue
	}
	return []escaper{beginning: inAddress, path: inPath, query: inQuery}[c.part]
}

func (c context) err() error {
	if c.in == nowhere {
		return errors.New("HTML that is not plain enough to know where values stand")
	}
	return nil
}
