package index

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"

	"rebot/index/extract"
	"rebot/index/lexicon"
)

// sample is a small bulletin. What is read out of it, and the grams that it is cut into, tell one version of the
// reading from another without anybody having to remember to count versions up.
//
//go:embed sample.txt
var sample string

// indexVersion names everything that an index depends on besides the bulletins: how they are read, cut and kept, the words
// that they are read by, and the libraries that write it.
var indexVersion = sync.OnceValue(func() string {
	is, err := extract.Read("sample.txt", []byte(sample))
	read, err2 := json.Marshal(is)
	m, err3 := newMapping()
	mapped, err4 := json.Marshal(m)
	var words bytes.Buffer
	err5 := lexicon.Words(&words)
	if err := errors.Join(err, err2, err3, err4, err5); err != nil {
		panic(fmt.Sprintf("index: the sample: %v", err)) // met by the first test that runs
	}
	read = append(append(read, mapped...), comparableText(sample)...)
	return fmt.Sprintf("12 %s %s %s", checksum(read), checksum(words.Bytes()), libraries())
})

// libraries lists the versions of Bleve's modules that the program was built with.
func libraries() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var out []string
	for _, m := range info.Deps {
		if strings.HasPrefix(m.Path, "github.com/blevesearch/") {
			out = append(out, m.Version)
		}
	}
	return strings.Join(out, " ")
}
