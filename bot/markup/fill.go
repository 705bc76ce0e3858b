package markup

import (
	"io"
	"reflect"
	"strings"
	"text/template/parse"
)

// A filling is one template while it is filled in: where it goes to, and its variables, of which the first is $.
type filling struct {
	*Template
	w    io.Writer
	vars []variable
}

type variable struct {
	name  string
	value reflect.Value
}

func (t *Template) show(w io.Writer, name string, data reflect.Value) {
	tree, ok := t.trees[name]
	if !ok {
		failf("there is no template %s", name)
	}
	f := &filling{t, w, []variable{{"$", data}}}
	f.list(data, tree.Root)
}

func (f *filling) write(s string) {
	if _, err := io.WriteString(f.w, s); err != nil {
		failf("%w", err)
	}
}

func (f *filling) list(dot reflect.Value, l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		f.node(dot, n)
	}
}

func (f *filling) node(dot reflect.Value, n parse.Node) {
	switch n := n.(type) {
	case *parse.TextNode:
		f.write(string(n.Text))
	case *parse.ActionNode:
		if v := f.pipe(dot, n.Pipe); len(n.Pipe.Decl) == 0 {
			f.write(f.escapes[n](v))
		}
	case *parse.IfNode:
		f.branch(dot, dot, &n.BranchNode)
	case *parse.WithNode:
		f.branch(dot, reflect.Value{}, &n.BranchNode)
	case *parse.RangeNode:
		f.each(dot, n)
	case *parse.TemplateNode:
		f.show(f.w, n.Name, f.pipe(dot, n.Pipe))
	default:
		failf("%s can't be used here", n)
	}
}

// branch fills in one of two lists. The first is about inner, or about what the condition gave where there is none.
func (f *filling) branch(dot, inner reflect.Value, n *parse.BranchNode) {
	defer f.forget(len(f.vars))
	v := f.pipe(dot, n.Pipe)
	switch {
	case !holds(v):
		f.list(dot, n.ElseList)
	case inner.IsValid():
		f.list(inner, n.List)
	default:
		f.list(v, n.List)
	}
}

// each fills in a list for each element.
func (f *filling) each(dot reflect.Value, n *parse.RangeNode) {
	defer f.forget(len(f.vars))
	all := direct(f.pipe(dot, n.Pipe))
	if !all.IsValid() || all.Len() == 0 {
		f.list(dot, n.ElseList)
		return
	}
	for i := range all.Len() {
		f.forget(len(f.vars) - len(n.Pipe.Decl))
		for k, d := range n.Pipe.Decl {
			v := all.Index(i)
			if k == 0 && len(n.Pipe.Decl) > 1 {
				v = reflect.ValueOf(i)
			}
			f.vars = append(f.vars, variable{d.Ident[0], v})
		}
		before := len(f.vars)
		f.list(all.Index(i), n.List)
		f.forget(before)
	}
}

func (f *filling) forget(from int) { f.vars = f.vars[:from] }

// pipe is the value of a condition or of what is shown, which a variable is given too where one is named.
func (f *filling) pipe(dot reflect.Value, p *parse.PipeNode) (v reflect.Value) {
	if p == nil {
		return v
	}
	args := p.Cmds[0].Args
	if name, ok := args[0].(*parse.IdentifierNode); ok {
		v = f.call(dot, name.Ident, args[1:])
	} else {
		v = f.value(dot, args[0])
	}
	for _, d := range p.Decl {
		f.vars = append(f.vars, variable{d.Ident[0], v})
	}
	return v
}

func (f *filling) value(dot reflect.Value, n parse.Node) reflect.Value {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return named(dot, n.Ident)
	case *parse.VariableNode:
		return named(f.variable(n.Ident[0]), n.Ident[1:])
	case *parse.PipeNode:
		return f.pipe(dot, n)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.NumberNode:
		return reflect.ValueOf(int(n.Int64))
	}
	failf("%s can't be used here", n)
	return dot
}

func (f *filling) variable(name string) reflect.Value {
	for i := len(f.vars) - 1; i >= 0; i-- {
		if f.vars[i].name == name {
			return f.vars[i].value
		}
	}
	failf("there is no %s", name)
	return reflect.Value{}
}

// call is what a function gives.
func (f *filling) call(dot reflect.Value, name string, nodes []parse.Node) reflect.Value {
	fn := f.funcs[name]
	of := fn.Type()
	if len(nodes) < of.NumIn() || len(nodes) > of.NumIn() && !of.IsVariadic() {
		failf("%s is called with %d arguments", name, len(nodes))
	}
	args := make([]reflect.Value, len(nodes))
	for i, n := range nodes {
		want := of.In(min(i, of.NumIn()-1))
		if of.IsVariadic() && i >= of.NumIn()-1 {
			want = want.Elem()
		}
		args[i] = f.argument(f.value(dot, n), want, name)
	}
	return fn.Call(args)[0]
}

func (f *filling) argument(v reflect.Value, want reflect.Type, name string) reflect.Value {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return reflect.Zero(want)
	}
	if !v.Type().AssignableTo(want) {
		v = direct(v)
	}
	if !v.IsValid() || !v.Type().AssignableTo(want) {
		failf("%s wants %s, not %s", name, want, strings.TrimPrefix(v.Kind().String(), "reflect."))
	}
	return v
}
