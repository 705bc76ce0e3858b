package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// A codec writes values of a type as bytes and reads them back, field by field, whatever the fields are. The strings it
// reads are parts of the one string that it reads from, so that a whole library is read with few allocations: gob takes
// three times as long.
type codec struct {
	write func(*writer, reflect.Value)
	read  func(*reader, reflect.Value)
}

// A writer writes what a reader reads. A longer string that it has written before, such as a paragraph that is a line of
// the file, is written as the place where it stands: half of an issue.
type writer struct {
	out  []byte
	seen map[string]int
}

// longString is from how many bytes on a string is looked for.
const longString = 16

func (w *writer) uvarint(n uint64) { w.out = binary.AppendUvarint(w.out, n) }
func (w *writer) varint(n int64)   { w.out = binary.AppendVarint(w.out, n) }

// string writes twice the length and the string, or twice the length and one and where the string stands.
func (w *writer) string(s string) {
	if at, ok := w.seen[s]; ok {
		w.uvarint(uint64(len(s))<<1 | 1)
		w.uvarint(uint64(at))
		return
	}
	w.uvarint(uint64(len(s)) << 1)
	if trimmed := strings.TrimSpace(s); len(trimmed) >= longString {
		w.seen[trimmed] = len(w.out) + strings.Index(s, trimmed)
		w.seen[s] = len(w.out)
	}
	w.out = append(w.out, s...)
}

// A reader reads what a codec wrote.
type reader struct {
	whole string
	text  string // what is not read yet
	err   error
	marks []int // kept for the next paragraph
}

var errShort = errors.New("the data ends too early")

func (r *reader) uvarint() uint64 {
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		if len(r.text) == 0 {
			break
		}
		c := r.text[0]
		r.text = r.text[1:]
		n |= uint64(c&0x7F) << shift
		if c < 0x80 {
			return n
		}
	}
	r.err = errShort
	return 0
}

func (r *reader) varint() int64 {
	n := r.uvarint()
	return int64(n>>1) ^ -int64(n&1)
}

// size is a number of things that each take a byte or more.
func (r *reader) size() int {
	n := r.uvarint()
	if n > uint64(len(r.text)) {
		r.err = errShort
		return 0
	}
	return int(n)
}

func (r *reader) string() string {
	n := r.uvarint()
	from, size := r.text, n>>1
	if n&1 != 0 {
		from = r.whole[min(r.uvarint(), uint64(len(r.whole))):]
	}
	if size > uint64(len(from)) {
		r.err = errShort
		return ""
	}
	if n&1 == 0 {
		r.text = r.text[size:]
	}
	return from[:size]
}

// A linesKeeper keeps where the lines of the file begin in its text, out of sight of other packages.
type linesKeeper interface {
	LineStarts() []int
	SetLineStarts([]int)
}

// codecOf makes the codec of a type, and tells in words what the type looks like: data of another shape is not read.
func codecOf(t reflect.Type, shape *strings.Builder) codec {
	fmt.Fprintf(shape, "%s ", t.Kind())
	switch {
	case t == reflect.TypeFor[decimal.Decimal]():
		return codec{writeDecimal, readDecimal}
	case t.Kind() == reflect.String:
		return codec{
			func(w *writer, v reflect.Value) { w.string(v.String()) },
			func(r *reader, v reflect.Value) { v.SetString(r.string()) },
		}
	case t.Kind() == reflect.Bool:
		return codec{
			func(w *writer, v reflect.Value) { w.uvarint(uint64(boolInt(v.Bool()))) },
			func(r *reader, v reflect.Value) { v.SetBool(r.uvarint() != 0) },
		}
	case t.Kind() == reflect.Int:
		return codec{
			func(w *writer, v reflect.Value) { w.varint(v.Int()) },
			func(r *reader, v reflect.Value) { v.SetInt(r.varint()) },
		}
	case t == reflect.TypeFor[[]string]():
		return codec{writeStrings, readStrings}
	case t.Kind() == reflect.Slice:
		return sliceCodec(t, shape)
	case t.Kind() == reflect.Pointer:
		return pointerCodec(t, shape)
	case t.Kind() == reflect.Struct:
		return structCodec(t, shape)
	}
	panic("index: no codec for " + t.String()) // met by the first test that runs
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func sliceCodec(t reflect.Type, shape *strings.Builder) codec {
	elem := codecOf(t.Elem(), shape)
	return codec{
		func(w *writer, v reflect.Value) {
			w.uvarint(uint64(v.Len()))
			for i := range v.Len() {
				elem.write(w, v.Index(i))
			}
		},
		func(r *reader, v reflect.Value) {
			n := r.size()
			if n == 0 {
				return
			}
			v.Set(reflect.MakeSlice(t, n, n))
			for i := range n {
				elem.read(r, v.Index(i))
			}
		},
	}
}

func pointerCodec(t reflect.Type, shape *strings.Builder) codec {
	elem := codecOf(t.Elem(), shape)
	return codec{
		func(w *writer, v reflect.Value) {
			w.uvarint(uint64(boolInt(!v.IsNil())))
			if !v.IsNil() {
				elem.write(w, v.Elem())
			}
		},
		func(r *reader, v reflect.Value) {
			if r.uvarint() != 0 {
				v.Set(reflect.New(t.Elem()))
				elem.read(r, v.Elem())
			}
		},
	}
}

func structCodec(t reflect.Type, shape *strings.Builder) codec {
	var fields []codec
	var at []int
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			fmt.Fprintf(shape, "%s:", f.Name)
			fields = append(fields, codecOf(f.Type, shape))
			at = append(at, i)
		}
	}
	marked := reflect.PointerTo(t).Implements(reflect.TypeFor[linesKeeper]())
	return codec{
		func(w *writer, v reflect.Value) {
			for i, f := range fields {
				f.write(w, v.Field(at[i]))
			}
			if marked {
				writeMarks(w, v.Addr().Interface().(linesKeeper))
			}
		},
		func(r *reader, v reflect.Value) {
			for i, f := range fields {
				f.read(r, v.Field(at[i]))
			}
			if marked {
				readMarks(r, v.Addr().Interface().(linesKeeper))
			}
		},
	}
}

// writeStrings and readStrings do what sliceCodec would, in half the time: the lines of the files are most of what there is.
func writeStrings(w *writer, v reflect.Value) {
	w.uvarint(uint64(v.Len()))
	for _, s := range v.Interface().([]string) {
		w.string(s)
	}
}

func readStrings(r *reader, v reflect.Value) {
	n := r.size()
	if n == 0 {
		return
	}
	all := make([]string, n)
	for i := range all {
		all[i] = r.string()
	}
	v.Set(reflect.ValueOf(all))
}

func writeMarks(w *writer, k linesKeeper) {
	marks := k.LineStarts()
	w.uvarint(uint64(len(marks)))
	for _, m := range marks {
		w.uvarint(uint64(m))
	}
}

func readMarks(r *reader, k linesKeeper) {
	r.marks = r.marks[:0]
	for range r.size() {
		r.marks = append(r.marks, int(r.uvarint()))
	}
	k.SetLineStarts(r.marks)
}

// writeDecimal writes the exponent and the digits.
func writeDecimal(w *writer, v reflect.Value) {
	d := v.Interface().(decimal.Decimal)
	w.varint(int64(d.Exponent()))
	w.string(d.Coefficient().String())
}

func readDecimal(r *reader, v reflect.Value) {
	exp, digits := int32(r.varint()), r.string()
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
		v.Set(reflect.ValueOf(decimal.New(n, exp)))
		return
	}
	c, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		r.err = fmt.Errorf("%q is no number", digits)
		return
	}
	v.Set(reflect.ValueOf(decimal.NewFromBigInt(c, exp)))
}
