package disk

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"

	"rebot/index/bulletin"
)

func TestARecordKeepsEveryFieldOfAnIssue(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var d decoder
	for range 3 { // the decoder has learnt the types by the second
		is := filled(reflect.TypeFor[bulletin.Issue](), r).Interface().(bulletin.Issue)
		text, err := encode(&is)
		if err != nil {
			t.Fatal(err)
		}
		back, err := d.decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		is.Figures = nil // the account has it
		if !reflect.DeepEqual(*back, is) {
			t.Errorf("read back as\n%+v\nwant\n%+v", *back, is)
		}
	}
}

func TestARecordThatIsCutShortIsAnError(t *testing.T) {
	text, err := encode(&bulletin.Issue{Month: bulletin.NewMonth(2024, 11), Lines: []string{"一", "二"}})
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(text) {
		if _, err := new(decoder).decode([]byte(text[:n])); err == nil {
			t.Fatalf("%d of %d bytes are taken for an issue", n, len(text))
		}
	}
}

// filled makes a value of a type with something in every exported field.
func filled(t reflect.Type, r *rand.Rand) reflect.Value {
	v := reflect.New(t).Elem()
	if t == reflect.TypeFor[decimal.Decimal]() {
		return reflect.ValueOf(decimal.New(r.Int64(), int32(r.IntN(9)-6)))
	}
	switch t.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("字", r.IntN(1000)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(r.IntN(1000) - 500))
	case reflect.Slice:
		v.Set(reflect.Append(v, filled(t.Elem(), r), filled(t.Elem(), r)))
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(filled(t.Elem(), r))
	case reflect.Struct:
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				v.Field(i).Set(filled(t.Field(i).Type, r))
			}
		}
	}
	return v
}
