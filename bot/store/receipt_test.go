package store_test

import (
	"errors"
	"testing"
	"time"

	"rebot/bot/store"
)

var replied = store.Receipt{ID: "k3f9a7q2", State: `{"question":"氧化镝多少钱"}`, Query: "facts(price 氧化镝).value",
	Status: "answered", Text: "1711.90 元/公斤", Total: "t", Library: "l", Lexicon: "x", Program: "p"}

func keep(t *testing.T, s *store.Store, r store.Receipt) {
	t.Helper()
	if err := s.KeepReceipt(t.Context(), r); err != nil {
		t.Fatal(err)
	}
}

func receipts(t *testing.T, s *store.Store, begin string) []store.Receipt {
	t.Helper()
	list, err := s.Receipts(t.Context(), begin, 10)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAReceiptIsFoundByItsBeginningUntilNinetyDaysAfterItsLastReply(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		keep(t, s, replied)
		other := replied
		other.ID = "k3x"
		keep(t, s, other)
		c.move(60 * 24 * time.Hour)
		keep(t, s, replied) // the same reply once more
		want := replied
		want.At = c.Time
		found := receipts(t, s, "k3f9a")
		if len(found) != 1 || !found[0].At.Equal(want.At) {
			t.Fatalf("found %+v", found)
		}
		if found[0].At = want.At; found[0] != want {
			t.Errorf("found %+v", found[0])
		}
		if n := len(receipts(t, s, "k3")); n != 2 {
			t.Errorf("two begin so, and %d are found", n)
		}
		c.move(60 * 24 * time.Hour)
		if err := s.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		if left := receipts(t, s, ""); len(left) != 1 || left[0].ID != replied.ID {
			t.Errorf("what is left: %+v", left)
		}
	})
}

func TestTheLastVoteOfEachPersonCountsAndOutlivesTheReceipt(t *testing.T) {
	onBoth(t, func(t *testing.T, p place) {
		s := p.open(t)
		c := newClock(s)
		keep(t, s, replied)
		for _, f := range []store.Feedback{{Who: "U1", Vote: store.VoteUp}, {Who: "U2", Vote: store.VoteUp},
			{Who: "U1", Vote: store.VoteDown}} {
			c.move(time.Second)
			f.Receipt, f.Platform, f.Chat = replied.ID, "slack", "C1"
			if known, err := s.Vote(t.Context(), f); !known || err != nil {
				t.Fatal(known, err)
			}
		}
		if known, err := s.Vote(t.Context(), store.Feedback{Receipt: "none", Vote: store.VoteUp}); known || err != nil {
			t.Errorf("a vote on no receipt: %v, %v", known, err)
		}
		c.move(100 * 24 * time.Hour)
		if err := s.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		list, err := s.Feedback(t.Context(), 10)
		if err != nil || len(list) != 2 {
			t.Fatalf("%+v, %v", list, err)
		}
		f := list[0]
		if f.Who != "U1" || f.Vote != store.VoteDown || f.State != replied.State || f.Query != replied.Query ||
			f.Text != replied.Text || f.Chat != "C1" || list[1].Who != "U2" || list[1].Vote != store.VoteUp {
			t.Errorf("kept %+v", list)
		}
	})
}

func TestAVerbWritesBesideARebotThatServes(t *testing.T) {
	dir := t.TempDir()
	first, err := store.Beside(t.Context(), dir) // there is no database yet
	if err != nil {
		t.Fatal(err)
	}
	keep(t, first, replied)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	serving := place{dir: dir}.open(t)
	if held, err := serving.Lease(t.Context(), "poll", "me", time.Minute); !held || err != nil {
		t.Fatal(held, err)
	}
	beside, err := store.Beside(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	if held, err := serving.Lease(t.Context(), "poll", "another", time.Minute); held || err != nil {
		t.Errorf("the lease of the one that serves: %v, %v", held, err)
	}
	second := replied
	second.ID = "z"
	keep(t, beside, second)
	if n := len(receipts(t, serving, "")); n != 2 {
		t.Errorf("of two receipts the one that serves finds %d", n)
	}
}

func TestTheTablesOfARebotThatServesAreLeftAsTheyAre(t *testing.T) {
	dir := t.TempDir()
	serving := place{dir: dir}.open(t)
	if err := serving.Exec("DELETE FROM goose_db_version WHERE version_id > 8"); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Beside(t.Context(), dir); !errors.Is(err, store.ErrInUse) {
		t.Errorf("beside another version: %v", err)
	}
}
