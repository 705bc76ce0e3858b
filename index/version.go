package index

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"sync"

	"rebot/index/extract"
	"rebot/index/lexicon"
	"rebot/index/search"
)

// sample is a small bulletin. What is read out of it, and the grams that it is cut into, tell one version of the
// reading from another without anybody having to remember to count versions up.
//
//go:embed sample.txt
var sample string

// indexVersion stands for everything that an index depends on besides the bulletins: how they are read, cut and kept, the
// words that they are read by, and the libraries that write it.
var indexVersion = sync.OnceValue(func() string {
	all := crc32.New(castagnoli)
	is, err := extract.Read("sample.txt", []byte(sample))
	if err := errors.Join(err, json.NewEncoder(all).Encode(is), search.Kept().Version(all, sample), lexicon.Words(all)); err != nil {
		panic(fmt.Sprintf("index: the sample: %v", err)) // met by the first test that runs
	}
	return fmt.Sprintf("15 %08x", all.Sum32())
})
