package store

import "time"

// An Event is something that a platform delivered. It is kept until it is handled.
type Event struct {
	Source   string    // the platform, such as slack or telegram
	ID       string    // the platform's own id for it; Source and ID together are unique
	Kind     string    // what it is, in the adapter's words
	Body     []byte    // as it came
	Received time.Time // when Put was called if it is zero there
	Attempts int       // how often it was claimed, this time included
	Place    string    // where it was asked, and by whom, in the words of the one that counts what waits; may be empty
	Person   string
	Parts    int           // messages of its answer that were sent, of one that needs several
	Age      time.Duration // how long it had been there when it was claimed, by the store's clock
	Unsure   int           // claims before this one that ended without a word, as by a kill: each may have sent it
	Repeated bool          // and one of them began to send it once more

	term int64 // the claim it comes from; a later claim makes this one void
}
