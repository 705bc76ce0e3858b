// Package jsoniter stands in for the library of that name, by the standard library's JSON. Bleve reads shapes on maps by it,
// which no index of ours has; the library itself looks up methods by name, for which the linker keeps all methods of all
// types: a sixth of the program.
package jsoniter

import "encoding/json"

// An API writes and reads JSON.
type API struct{}

// ConfigCompatibleWithStandardLibrary is all that Bleve uses of the library.
var ConfigCompatibleWithStandardLibrary API

func (API) Marshal(v any) ([]byte, error)      { return json.Marshal(v) }
func (API) Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }
