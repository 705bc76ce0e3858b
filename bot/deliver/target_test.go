package deliver_test

import (
	"strings"
	"testing"
	"time"

	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/store"
)

func TestAnAddressIsAMailboxAProgramOrNothing(t *testing.T) {
	for address, want := range map[string]string{"desk@firm.example": "mail desk@firm.example", "mailto:desk@firm.example": "mail desk@firm.example",
		"https://erp.example/hook/secret?k=1": "webhook erp.example", "http://127.0.0.1:9/": "webhook 127.0.0.1:9",
		"https://user:pass@erp.example": "", "https://": "", "ftp://erp.example": "", "Desk <desk@firm.example>": "", "desk": "",
		"a@b\r\nBcc: c@d.example": "", strings.Repeat("a", 500) + "@firm.example": ""} {
		p, err := deliver.TargetOf(address)
		got := ""
		if err == nil {
			got = p.Platform + " " + deliver.TargetName(p)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", address, got, want)
		}
	}
}

// A mailbox that is not there ends its subscription, and whoever ordered it in a chat is told there.
func TestWhoOrderedForATargetIsToldInTheirChat(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		mail := &fakeSender{calls: map[string]int{}, fail: func(string, int) error {
			return &queue.SendError{Outcome: queue.NotSent, Code: "smtp_550", Permanent: true}
		}}
		o.Add(deliver.Mail, mail)
		for chat, owner := range map[string]string{"a@firm.example": deliver.OwnerOf(deliver.Place{Platform: "slack", Team: "T1", Chat: "C1"}, "U7"),
			"b@firm.example": ""} {
			if err := o.store.Subscribe(o.t.Context(), store.Subscription{Kind: store.KindDigest, Owner: owner, Since: "2024-10",
				Place: deliver.Place{Platform: deliver.Mail, Chat: chat}}); err != nil {
				o.t.Fatal(err)
			}
		}
		o.published()
		o.runFor(20 * time.Second)
		if got := o.got("U7", 1); !strings.Contains(got.text, "a@firm.example") || !strings.Contains(got.text, "订阅已停") {
			o.t.Error(got.text)
		}
		if left, err := o.store.Active(o.t.Context(), store.KindDigest); len(left) > 0 || err != nil || len(mail.posts) > 0 {
			o.t.Errorf("%+v, %v, %v", left, mail.posts, err)
		}
	})
}

// What a place gets is in the language that it has chosen, whatever it was subscribed in.
func TestADigestIsInTheLanguageOfItsPlace(t *testing.T) {
	inOffice(t, func(o *postOffice) {
		o.subscribed("C1", store.KindDigest, "", "")
		if err := o.store.Choose(o.t.Context(), deliver.Place{Platform: "slack", Team: "T1", Chat: "C1"}, deliver.Language, "en"); err != nil {
			o.t.Fatal(err)
		}
		o.published()
		o.runFor(10 * time.Second)
		if got := o.got("C1", 1); !strings.Contains(got.text, "Digest of the rare-earth bulletin") {
			o.t.Error(got.text)
		}
	})
}
