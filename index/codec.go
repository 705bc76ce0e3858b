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
// three times as long (NOTES).
type codec struct {
	write func([]byte, reflect.Value) []byte
	read  func(*reader, reflect.Value)
}

// A reader reads what a codec wrote.
type reader struct {
	text  string
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
	n := r.size()
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// A linesKeeper keeps where the lines of the file begin in its text, out of sight of other packages.
type linesKeeper interface {
	LineMarks() []int
	SetLineMarks([]int)
}

// codecOf makes the codec of a type, and tells in words what the type looks like: data of another shape is not read.
func codecOf(t reflect.Type, shape *strings.Builder) codec {
	fmt.Fprintf(shape, "%s ", t.Kind())
	switch {
	case t == reflect.TypeFor[decimal.Decimal]():
		return codec{writeDecimal, readDecimal}
	case t.Kind() == reflect.String:
		return codec{
			func(b []byte, v reflect.Value) []byte { return appendString(b, v.String()) },
			func(r *reader, v reflect.Value) { v.SetString(r.string()) },
		}
	case t.Kind() == reflect.Bool:
		return codec{
			func(b []byte, v reflect.Value) []byte { return append(b, byte(boolInt(v.Bool()))) },
			func(r *reader, v reflect.Value) { v.SetBool(r.uvarint() != 0) },
		}
	case t.Kind() == reflect.Int:
		return codec{
			func(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) },
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
		func(b []byte, v reflect.Value) []byte {
			b = binary.AppendUvarint(b, uint64(v.Len()))
			for i := range v.Len() {
				b = elem.write(b, v.Index(i))
			}
			return b
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
		func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return append(b, 0)
			}
			return elem.write(append(b, 1), v.Elem())
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
		func(b []byte, v reflect.Value) []byte {
			for i, f := range fields {
				b = f.write(b, v.Field(at[i]))
			}
			if marked {
				b = writeMarks(b, v.Addr().Interface().(linesKeeper))
			}
			return b
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
func writeStrings(b []byte, v reflect.Value) []byte {
	b = binary.AppendUvarint(b, uint64(v.Len()))
	for _, s := range v.Interface().([]string) {
		b = appendString(b, s)
	}
	return b
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

func writeMarks(b []byte, k linesKeeper) []byte {
	marks := k.LineMarks()
	b = binary.AppendUvarint(b, uint64(len(marks)))
	for _, m := range marks {
		b = binary.AppendUvarint(b, uint64(m))
	}
	return b
}

func readMarks(r *reader, k linesKeeper) {
	r.marks = r.marks[:0]
	for range r.size() {
		r.marks = append(r.marks, int(r.uvarint()))
	}
	k.SetLineMarks(r.marks)
}

// writeDecimal writes the exponent and the digits.
func writeDecimal(b []byte, v reflect.Value) []byte {
	d := v.Interface().(decimal.Decimal)
	b = binary.AppendVarint(b, int64(d.Exponent()))
	return appendString(b, d.Coefficient().String())
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
