package bot

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func guest(user, chat string) Guest { return Guest{Platform: "p", Team: "T", User: user, Chat: chat} }

// says asks at the door and compares what it says: in, or the reason, with ! where it is told.
func says(t *testing.T, d *Door, g Guest, want string) {
	t.Helper()
	v := d.Enter(t.Context(), g)
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
		d := NewDoor(nobodyWaits)
		for range 5 {
			says(t, d, guest("a", "c"), "in")
		}
		says(t, d, guest("c", "a"), "in") // a user's number may be a chat's
		says(t, d, guest("a", "c"), "too-fast!")
		for range 1000 {
			says(t, d, guest("a", "c"), "too-fast")
		}
		says(t, d, guest("a", "elsewhere"), "too-fast!") // another chat has heard nothing yet
		says(t, d, guest("b", "c"), "in")                // the others are not held up
		says(t, d, Guest{Platform: "q", Team: "T", User: "a", Chat: "c"}, "in")
		says(t, d, Guest{Platform: "p", Team: "U", User: "a", Chat: "c"}, "in")
		time.Sleep(2 * time.Second)
		says(t, d, guest("a", "c"), "in")
		says(t, d, guest("a", "c"), "too-fast")
		time.Sleep(58 * time.Second)
		for range 5 {
			says(t, d, guest("a", "c"), "in")
		}
		says(t, d, guest("a", "c"), "too-fast!")
	})
}

func TestWhoIsAloneWithTheBotIsToldHoweverManyOthersWere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &Door{Person: Pace{1, time.Hour}}
		for _, user := range []string{"a", "b"} {
			g := guest(user, "c")
			g.Alone = true
			says(t, d, g, "in")
			says(t, d, g, "too-fast!")
			says(t, d, g, "too-fast")
		}
	})
}

func TestAChatAsksThirtyAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewDoor(nobodyWaits)
		for i := range 30 {
			says(t, d, guest(fmt.Sprint(i), "c"), "in")
		}
		says(t, d, guest("30", "c"), "crowded!")
		says(t, d, guest("31", "c"), "crowded")
		says(t, d, guest("32", "d"), "in")
		g := guest("33", "c")
		g.Typing = true // in whatever chat: that one has nothing to do with it
		says(t, d, g, "in")
	})
}

func TestTypingHasAPaceOfItsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewDoor(nobodyWaits)
		g := guest("a", "a")
		g.Typing = true
		for range 20 {
			says(t, d, g, "in")
		}
		says(t, d, g, "too-fast") // nothing is said at each letter
		says(t, d, guest("a", "a"), "in")
		g.Alone = true
		if v := d.Shut(g); v.Tell || !d.Shut(guest("a", "a")).Tell {
			t.Error("typing where the bot may not answer keeps a question from being told so")
		}
	})
}

func TestWhatPeopleSayAmongThemselvesHasAPaceOfItsOwnAndIsToldNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewDoor(nobodyWaits)
		talk := guest("a", "c")
		talk.Among = true
		for range 5 {
			says(t, d, talk, "in")
		}
		says(t, d, talk, "too-fast")
		d.Shut(talk)
		for range 5 {
			says(t, d, guest("a", "c"), "in")
		}
		says(t, d, guest("a", "c"), "too-fast!")
		for i := range 40 { // the chat's
			other := guest(fmt.Sprint(i), "c")
			other.Among = true
			d.Enter(t.Context(), other)
		}
		says(t, d, guest("b", "c"), "in")
		if !d.Shut(guest("b", "c")).Tell {
			t.Error("talk among people keeps a question from being told that it is not answered")
		}
	})
}

func TestAQuestionThatComesAgainCountsOnceAndIsJudgedAsBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := NewDoor(nobodyWaits)
		keyed := func(key string) Guest { g := guest("a", "c"); g.Key = key; return g }
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
		says(t, d, Guest{Platform: "q", Key: "6"}, "in") // another platform's
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
		d := NewDoor(func(context.Context) (int, error) { looks++; return waiting, nil })
		says(t, d, guest("a", "c"), "in")
		waiting = 1000
		says(t, d, guest("b", "c"), "in") // it was looked a moment ago
		time.Sleep(time.Second)
		says(t, d, guest("a", "c"), "busy!")
		says(t, d, guest("b", "c"), "busy")
		says(t, d, guest("b", "d"), "busy!")
		waiting = 2000
		time.Sleep(time.Second)
		says(t, d, guest("b", "e"), "busy")
		waiting = 0
		time.Sleep(time.Second)
		says(t, d, guest("b", "c"), "in")
		if looks != 4 {
			t.Errorf("the inbox was counted %d times", looks)
		}
	})
}

func TestAPlaceThatIsNotAllowedIsToldOnceADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := new(Door)
		for _, c := range []struct {
			chat string
			tell bool
		}{{"c", true}, {"c", false}, {"d", true}, {"c", false}} {
			if v := d.Shut(guest("a", c.chat)); v.Why != NotHere || v.Tell != c.tell {
				t.Errorf("%s: %+v", c.chat, v)
			}
		}
		time.Sleep(24 * time.Hour)
		if v := d.Shut(guest("b", "c")); !v.Tell {
			t.Error("nothing is said a day later")
		}
	})
}

func TestEverNewUsersDoNotMakeTheDoorGrow(t *testing.T) {
	d := NewDoor(nobodyWaits)
	d.Person.Every = time.Hour // as nobody knows how long the others take
	flooder := guest("flooder", "c")
	for range 5 {
		d.Enter(t.Context(), flooder)
	}
	for i := range 3 * doorMemory {
		g := guest(fmt.Sprint(i), fmt.Sprint(i))
		g.Key = g.User
		d.Enter(t.Context(), g)
		d.Shut(g)
		if i%1000 == 0 && d.Enter(t.Context(), flooder).Why == "" {
			t.Fatal("the others made it forget who asks all the time")
		}
	}
	for name, n := range map[string]int{"paces": len(d.paces.now) + len(d.paces.before), "refusals": len(d.told.now) + len(d.told.before),
		"questions": len(d.asked.now) + len(d.asked.before)} {
		if n > 2*doorMemory {
			t.Errorf("%d %s are remembered", n, name)
		}
	}
}

func TestARefusalIsInTheLanguageOfTheQuestion(t *testing.T) {
	for why := range notices {
		zh, en := Notice(why, "氧化镝多少钱"), Notice(why, "what is the price of Dy2O3")
		if zh.English || !en.English || zh.Lead == "" || en.Lead == "" || zh.Lead == en.Lead || zh.Status != NotFound {
			t.Errorf("%s: %q, %q", why, zh.Lead, en.Lead)
		}
		if bad := zh.Check(Text(zh)); len(bad) > 0 {
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
