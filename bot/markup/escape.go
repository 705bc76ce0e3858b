package markup

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// An escaper shows a value so that it stays a text in its place.
type escaper func(v reflect.Value) string

// marks are the characters that HTML reads, as html/template writes them.
var marks = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

func inText(v reflect.Value) string {
	if v = direct(v); v.IsValid() && v.Type() == reflect.TypeFor[HTML]() {
		return v.String()
	}
	return marks.Replace(text(v))
}

func inValue(v reflect.Value) string { return marks.Replace(text(v)) }

// The parts of an address: one that is shown from its beginning must not be a script, and what is shown in its query is one
// value of it.
func inAddress(v reflect.Value) string {
	s := text(v)
	scheme, _, has := strings.Cut(s, ":")
	if has && !strings.Contains(scheme, "/") && !isOpenable(strings.ToLower(scheme)) {
		return "#refused"
	}
	return marks.Replace(percent(s, "!#$&*+,/:;=?@[]"))
}

func isOpenable(scheme string) bool {
	return scheme == "http" || scheme == "https" || scheme == "mailto"
}

func inPath(v reflect.Value) string  { return marks.Replace(percent(text(v), "!#$&*+,/:;=?@[]")) }
func inQuery(v reflect.Value) string { return percent(text(v), "") }

// percent writes each byte as a number that may not stand in an address as it is. Where marks may stay, so may what is
// such a number already.
func percent(s, marks string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~"+marks, c) >= 0,
			c == '%' && marks != "" && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// place finds out for each value of a template where it stands. A template begins and ends where text stands.
func (t *Template) place(tree *parse.Tree) error {
	end, err := t.through(context{}, tree.Root)
	if err == nil && end != (context{}) {
		err = fmt.Errorf("it does not end where text stands")
	}
	return err
}

// through follows a list and gives the place at its end.
func (t *Template) through(c context, l *parse.ListNode) (context, error) {
	if l == nil {
		return c, nil
	}
	for _, n := range l.Nodes {
		var err error
		if c, err = t.past(c, n); err != nil {
			return c, fmt.Errorf("%s: %w", strings.TrimSpace(n.String()), err)
		}
	}
	return c, nil
}

func (t *Template) past(c context, n parse.Node) (context, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		for _, b := range n.Text {
			c = c.after(b)
		}
		return c, c.err()
	case *parse.ActionNode:
		if len(n.Pipe.Cmds) > 1 {
			return c, fmt.Errorf("values are not passed on")
		}
		if len(n.Pipe.Decl) > 0 {
			return c, nil
		}
		t.escapes[n] = c.escaper()
		if t.escapes[n] == nil {
			return c, fmt.Errorf("no value can stand here")
		}
		return c.after('x'), nil
	case *parse.IfNode:
		return t.branches(c, &n.BranchNode)
	case *parse.WithNode:
		return t.branches(c, &n.BranchNode)
	case *parse.RangeNode:
		return t.branches(c, &n.BranchNode)
	case *parse.TemplateNode:
		if c != (context{}) {
			return c, fmt.Errorf("a template is shown where no text stands")
		}
		return c, nil
	}
	return c, fmt.Errorf("it can't be used")
}

// branches follows both lists, which must end in the same place.
func (t *Template) branches(c context, n *parse.BranchNode) (context, error) {
	first, err := t.through(c, n.List)
	if err != nil {
		return c, err
	}
	second, err := t.through(c, n.ElseList)
	end, ok := meet(first, second)
	if n.NodeType == parse.NodeRange && ok {
		end, ok = meet(end, c)
	}
	if err == nil && !ok {
		err = fmt.Errorf("its branches end in different places")
	}
	return end, err
}
