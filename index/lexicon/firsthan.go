package lexicon

import (
	"sync"

	"rebot/index/bulletin"
)

// firsts has the first Han form of each concept, in the order of the data.
var firsts = sync.OnceValue(func() map[string]string {
	known()
	return firstHan
})

// firstHan is what firsts gives. Only load writes it.
var firstHan = map[string]string{}

func noteHan(id, form string) {
	if firstHan[id] == "" && bulletin.HasHan(form) {
		firstHan[id] = form
	}
}

// FirstHan gives the first Han form of a concept, empty for none.
func FirstHan(id string) string { return firsts()[id] }
