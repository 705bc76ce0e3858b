package lexicon

import (
	"sync"

	"rebot/index/bulletin"
)

// firsts has the first Han form of each concept, in the order of the data.
var firsts = sync.OnceValue(func() map[string]string {
	known()
	everyday()
	return firstHan
})

// firstHan is what firsts gives. Only those who read the data write it.
var (
	firstHan   = map[string]string{}
	firstHanMu sync.Mutex
)

// noteHan keeps the first Han form of a concept.
func noteHan(id, form string) {
	firstHanMu.Lock()
	defer firstHanMu.Unlock()
	if firstHan[id] == "" && bulletin.HasHan(form) {
		firstHan[id] = form
	}
}

// FirstHan gives the first Han form of a concept, empty for none.
func FirstHan(id string) string { return firsts()[id] }
