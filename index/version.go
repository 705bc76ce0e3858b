package index

import (
	"bytes"
	_ "embed"
	"fmt"
	"reflect"
	"runtime/debug"
	"strings"
	"sync"

	"rebot/index/bulletin"
	"rebot/index/extract"
)

// canary is a small bulletin. What is read out of it, and the grams that it is cut into, tell one version of the
// reading from another without anybody having to remember to count versions up.
//
//go:embed canary.txt
var canary string

// indexVersion names everything that an index depends on besides the bulletins: how they are read and cut, the shape of
// what is kept, and the libraries that write it.
var indexVersion = sync.OnceValue(func() string {
	var shape strings.Builder
	codecOf(reflect.TypeFor[bulletin.Issue](), &shape)
	read := []byte(shape.String())
	if is, err := extract.Read("canary.txt", []byte(canary)); err == nil {
		read = append(read, bytes.Join(encodeIssues([]*bulletin.Issue{is}), nil)...)
	}
	for _, t := range (analyzer{}).Analyze([]byte(canary)) {
		read = append(read, t.Term...)
	}
	return fmt.Sprintf("2 %s %s%d %s", checksum(read), zapx.Type(), zapx.Version(), libraries())
})

// libraries lists the versions of Bleve's modules that the program was built with.
func libraries() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var out []string
	for _, m := range info.Deps {
		if strings.HasPrefix(m.Path, "github.com/blevesearch/bleve/") || strings.HasPrefix(m.Path, "github.com/blevesearch/zapx/v17") {
			out = append(out, m.Version)
		}
	}
	return strings.Join(out, " ")
}
