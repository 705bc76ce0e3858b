package deliver_test

import (
	"strings"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/bottest/cases"
	"rebot/bot/store"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

const wrong = "某地新闻\n\n某公司开工建设稀土项目，计划明年投产。\n\n（来源：某网）\n"

// answersFrom lets another issue of 2024-11 answer, and tells the dispatcher.
func (o *postOffice) answersFrom(text string) {
	o.t.Helper()
	lib := libraryOfText(o.t, text)
	o.service.Swap(lib, bot.Ready)
	o.bot = answer.New(lib)
	o.published()
}

func libraryOfText(t *testing.T, text string) *index.Library {
	t.Helper()
	return cases.LibraryOf(t, map[string]string{"2024-11.txt": text})
}

// An issue that takes another's place within a day is sent to those that got the wrong one, once, and says that it is
// the right one. A revision that the digest does not show is not sent, nor is one after a day.
func TestAnIssueThatTakesAnothersPlaceWithinADayIsSentAgain(t *testing.T) {
	right := synth.Issue(bulletin.NewMonth(2024, 11))
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		o.answersFrom(wrong)
		o.runFor(time.Minute)
		if p := o.got("C1", 1); strings.Contains(p.text, "修订版") {
			t.Errorf("at first it got %s", p.text)
		}
		o.answersFrom(strings.Replace(wrong, "开工", "\n开工", 1)) // says the same
		o.runFor(time.Minute)
		o.got("C1", 1)
		o.subscribed("C2", store.KindDigest, "", "") // gets the right one alone
		time.Sleep(20 * time.Hour)
		for range 3 {
			o.answersFrom(right)
			o.runFor(2 * time.Minute)
		}
		if p := o.got("C1", 2); !strings.Contains(p.text, "以这一份为准") || !strings.Contains(p.text, "氧化镝") {
			t.Errorf("then it got %s", p.text)
		}
		if p := o.got("C2", 1); strings.Contains(p.text, "修订版") {
			t.Errorf("who subscribed later got %s", p.text)
		}
		time.Sleep(5 * time.Hour)
		o.answersFrom(synth.Issue(bulletin.NewMonth(2024, 11)) + "\n某地新闻\n\n另一条新闻，说的是别的。\n\n（来源：某网）\n")
		o.runFor(time.Minute)
		o.got("C1", 2)
	})
}

// A replica that still has the wrong issue leaves the right one to those that have it.
func TestAReplicaThatIsBehindDoesNotSendTheWrongIssueAgain(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		o.answersFrom(wrong)
		o.runFor(time.Minute)
		behind := o.bot
		o.answersFrom(synth.Issue(bulletin.NewMonth(2024, 11))) // another replica plans it
		o.service.Swap(libraryOfText(t, wrong), bot.Ready)
		o.runFor(time.Minute)
		o.got("C1", 1)
		o.bot = behind
		o.answersFrom(synth.Issue(bulletin.NewMonth(2024, 11)))
		o.runFor(time.Minute)
		o.got("C1", 2)
	})
}
