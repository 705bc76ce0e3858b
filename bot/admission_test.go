package bot

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/reply"
)

func requester(user, chat string) Requester {
	return Requester{Platform: "p", Team: "T", User: user, Chat: chat}
}

// says asks at the door and compares what it says: in, or the reason, with ! where it is told.
func says(t *testing.T, d *Admission, g Requester, want string) {
	t.Helper()
	v := d.Admit(t.Context(), g)
	got := string(v.Why)
	if got == "" {
		got = "in"
	}
	if v.Tell {
		got += "!"
	}
	if got != want {
		t.Errorf("%s in %s: %s, want %s", g.User, g.Chat, got, want)
	}
}

func nobodyWaits(context.Context) (int, error) { return 0, nil }

func TestOneUserAsksFiveAtOnceAndThenOneEveryTwoSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewAdmission(nobodyWaits, nil)
		for range 5 {
			says(t, d, requester("a", "c"), "in")
		}
		says(t, d, requester("c", "a"), "in") // a user's number may be a chat's
		says(t, d, requester("a", "c"), "too-fast!")
		for range 1000 {
			says(t, d, requester("a", "c"), "too-fast")
		}
		says(t, d, requester("a", "elsewhere"), "too-fast!") // another chat has heard nothing yet
		says(t, d, requester("b", "c"), "in")                // the others are not held up
		says(t, d, Requester{Platform: "q", Team: "T", User: "a", Chat: "c"}, "in")
		says(t, d, Requester{Platform: "p", Team: "U", User: "a", Chat: "c"}, "in")
		time.Sleep(2 * time.Second)
		says(t, d, requester("a", "c"), "in")
		says(t, d, requester("a", "c"), "too-fast")
		time.Sleep(58 * time.Second)
		for range 5 {
			says(t, d, requester("a", "c"), "in")
		}
		says(t, d, requester("a", "c"), "too-fast!")
	})
}

func TestWhoIsAloneWithTheBotIsToldHoweverManyOthersWere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &Admission{Person: RateLimit{1, time.Hour}}
		for _, user := range []string{"a", "b"} {
			g := requester(user, "c")
			g.Alone = true
			says(t, d, g, "in")
			says(t, d, g, "too-fast!")
			says(t, d, g, "too-fast")
		}
	})
}

func TestAChatAsksThirtyAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewAdmission(nobodyWaits, nil)
		for i := range 30 {
			says(t, d, requester(fmt.Sprint(i), "c"), "in")
		}
		says(t, d, requester("30", "c"), "crowded!")
		says(t, d, requester("31", "c"), "crowded")
		says(t, d, requester("32", "d"), "in")
		g := requester("33", "c")
		g.Typing = true // in whatever chat: that one has nothing to do with it
		says(t, d, g, "in")
	})
}

func TestTypingHasAPaceOfItsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewAdmission(nobodyWaits, nil)
		g := requester("a", "a")
		g.Typing = true
		for range 20 {
			says(t, d, g, "in")
		}
		says(t, d, g, "too-fast") // nothing is said at each letter
		says(t, d, requester("a", "a"), "in")
		g.Alone = true
		if v := d.RefusePlace(g); v.Tell || !d.RefusePlace(requester("a", "a")).Tell {
			t.Error("typing where the bot may not answer keeps a question from being told so")
		}
	})
}

func TestWhatPeopleSayAmongThemselvesHasAPaceOfItsOwnAndIsToldNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewAdmission(nobodyWaits, nil)
		talk := requester("a", "c")
		talk.Among = true
		for range 5 {
			says(t, d, talk, "in")
		}
		says(t, d, talk, "too-fast")
		d.RefusePlace(talk)
		for range 5 {
			says(t, d, requester("a", "c"), "in")
		}
		says(t, d, requester("a", "c"), "too-fast!")
		for i := range 40 { // the chat's
			other := requester(fmt.Sprint(i), "c")
			other.Among = true
			d.Admit(t.Context(), other)
		}
		says(t, d, requester("b", "c"), "in")
		if !d.RefusePlace(requester("b", "c")).Tell {
			t.Error("talk among people keeps a question from being told that it is not answered")
		}
	})
}

func TestAQuestionThatComesAgainCountsOnceAndIsJudgedAsBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewAdmission(nobodyWaits, nil)
		keyed := func(key string) Requester { g := requester("a", "c"); g.Key = key; return g }
		for i := range 5 {
			for range 3 {
				says(t, d, keyed(fmt.Sprint(i)), "in")
			}
		}
		for range 3 {
			says(t, d, keyed("5"), "too-fast!") // the inbox takes it once
			says(t, d, keyed("6"), "too-fast")
		}
		says(t, d, keyed("4"), "in")
		says(t, d, Requester{Platform: "q", Key: "6"}, "in") // another platform's
		time.Sleep(againTime)
		for range 5 {
			says(t, d, keyed("6"), "in")
		}
		says(t, d, keyed("7"), "in")
	})
}

func TestAFullInboxIsToldUntilItIsTwiceAsFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		waiting, looks := 999, 0
		d := NewAdmission(func(context.Context) (int, error) { looks++; return waiting, nil }, nil)
		says(t, d, requester("a", "c"), "in")
		waiting = 1000
		says(t, d, requester("b", "c"), "in") // it was looked a moment ago
		time.Sleep(time.Second)
		says(t, d, requester("a", "c"), "busy!")
		says(t, d, requester("b", "c"), "busy")
		says(t, d, requester("b", "d"), "busy!")
		waiting = 2000
		time.Sleep(time.Second)
		says(t, d, requester("b", "e"), "busy")
		waiting = 0
		time.Sleep(time.Second)
		says(t, d, requester("b", "c"), "in")
		if looks != 4 {
			t.Errorf("the inbox was counted %d times", looks)
		}
	})
}

func TestAPlaceThatIsNotAllowedIsToldOnceADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := new(Admission)
		for _, c := range []struct {
			chat string
			tell bool
		}{{"c", true}, {"c", false}, {"d", true}, {"c", false}} {
			if v := d.RefusePlace(requester("a", c.chat)); v.Why != NotHere || v.Tell != c.tell {
				t.Errorf("%s: %+v", c.chat, v)
			}
		}
		time.Sleep(24 * time.Hour)
		if v := d.RefusePlace(requester("b", "c")); !v.Tell {
			t.Error("nothing is said a day later")
		}
	})
}

func TestEverNewUsersDoNotMakeTheDoorGrow(t *testing.T) {
	d := NewAdmission(nobodyWaits, nil)
	d.Person.Every = time.Hour // as nobody knows how long the others take
	flooder := requester("flooder", "c")
	for range 5 {
		d.Admit(t.Context(), flooder)
	}
	for i := range 3 * memorySize {
		g := requester(fmt.Sprint(i), fmt.Sprint(i))
		g.Key = g.User
		d.Admit(t.Context(), g)
		d.RefusePlace(g)
		if i%1000 == 0 && d.Admit(t.Context(), flooder).Why == "" {
			t.Fatal("the others made it forget who asks all the time")
		}
	}
	for name, n := range map[string]int{"rates": d.limiters.Len(), "refusals": d.told.Len(),
		"questions": d.asked.Len()} {
		if n > memorySize {
			t.Errorf("%d %s are remembered", n, name)
		}
	}
}

func TestARefusalIsInTheLanguageOfTheQuestion(t *testing.T) {
	for why := range notices {
		zh, en := Notice(why, "氧化镝多少钱"), Notice(why, "what is the price of Dy2O3")
		if zh.English || !en.English || zh.Lead == "" || en.Lead == "" || zh.Lead == en.Lead ||
			zh.Status != reply.NotFound {
			t.Errorf("%s: %q, %q", why, zh.Lead, en.Lead)
		}
		if bad := zh.Check(reply.Text(zh)); len(bad) > 0 {
			t.Errorf("%s: the number gate holds %v back", why, bad)
		}
	}
	if a := Notice(TooLong, strings.Repeat("氧化镝", 1<<20)); a.English {
		t.Error("a long question is not read")
	}
}

func TestAQuestionMayBe256CharactersOr1000BytesLong(t *testing.T) {
	for text, want := range map[string]bool{
		strings.Repeat("镝", 256): false, strings.Repeat("镝", 257): true, strings.Repeat("a", 256): false,
		strings.Repeat("𠀀", 250): false, strings.Repeat("𠀀", 251): true,
	} {
		if IsTooLong(text) != want {
			t.Errorf("%d bytes are too long: %v", len(text), !want)
		}
	}
}
