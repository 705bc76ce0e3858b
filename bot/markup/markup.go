// Package markup fills in templates of HTML. They are written in the language of html/template, parsed by the standard
// library's own parser, and what they show is escaped for the place where it stands, as there. A template reads fields
// and calls the functions that it is given, but no methods: who can call methods by a name in a text makes the linker keep every
// method of every type, a sixth of the program.
package markup

import (
	"fmt"
	"io"
	"maps"
	"reflect"
	"strings"
	"text/template/parse"
)

// Funcs are the functions that a template may call, by their names.
type Funcs map[string]any

// HTML is a text that is HTML already. It is shown as it is where text stands.
type HTML string

// A Template is a set of templates that can show each other.
type Template struct {
	trees   map[string]*parse.Tree
	funcs   map[string]reflect.Value
	escapes map[*parse.ActionNode]escaper
}

// Parse reads texts that define templates. What can't be shown safely is an error: a value in a script, in a style,
// outside of quotes, or where the text around it depends on what was shown before.
func Parse(funcs Funcs, texts ...string) (*Template, error) {
	t := &Template{map[string]*parse.Tree{}, map[string]reflect.Value{}, map[*parse.ActionNode]escaper{}}
	all := maps.Clone(builtins)
	maps.Copy(all, funcs)
	for name, f := range all {
		t.funcs[name] = reflect.ValueOf(f)
	}
	for i, text := range texts {
		trees, err := parse.Parse(fmt.Sprintf("text %d", i+1), text, "", "", all)
		if err != nil {
			return nil, err
		}
		maps.Copy(t.trees, trees)
	}
	for name, tree := range t.trees {
		if err := t.place(tree); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return t, nil
}

// Must is a template that is in the program and was tested.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// Execute writes a template filled in with data. An error can leave a part of it written.
func (t *Template) Execute(w io.Writer, name string, data any) (err error) {
	defer func() {
		if bad, ok := recover().(failure); ok {
			err = fmt.Errorf("%s: %w", name, bad.error)
		}
	}()
	t.show(w, name, reflect.ValueOf(data))
	return nil
}

// A failure ends the filling in of a template.
type failure struct{ error }

func failf(format string, args ...any) { panic(failure{fmt.Errorf(format, args...)}) }

// builtins are the functions that every template has.
var builtins = Funcs{
	"eq":  func(a, b any) bool { return a == b },
	"gt":  func(a, b int) bool { return a > b },
	"not": func(a any) bool { return !holds(reflect.ValueOf(a)) },
	"or": func(all ...any) any {
		for _, a := range all[:len(all)-1] {
			if holds(reflect.ValueOf(a)) {
				return a
			}
		}
		return all[len(all)-1]
	},
	"len":   func(a any) int { return reflect.ValueOf(a).Len() },
	"index": func(a any, at int) any { return reflect.ValueOf(a).Index(at).Interface() },
}

// holds reports whether a value counts as true: it is not zero and not empty. A struct always does.
func holds(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Struct:
		return true
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() > 0
	case reflect.Interface:
		return holds(v.Elem())
	}
	return !v.IsZero()
}

// text is a value as it is shown.
func text(v reflect.Value) string {
	if v = direct(v); !v.IsValid() {
		return ""
	}
	return fmt.Sprint(v.Interface())
}

// direct is what a pointer or an interface leads to.
func direct(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

// named is a field of a value by the names that lead to it.
func named(v reflect.Value, names []string) reflect.Value {
	for _, name := range names {
		v = direct(v)
		if v.Kind() != reflect.Struct {
			failf("there is no .%s in %s", strings.Join(names, "."), v.Kind())
		}
		f, ok := v.Type().FieldByName(name)
		if !ok || !f.IsExported() {
			failf("%s has no field %s", v.Type(), name)
		}
		var err error
		if v, err = v.FieldByIndexErr(f.Index); err != nil {
			failf("%w", err)
		}
	}
	return v
}
