package receipt_test

import (
	"bufio"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/bottest"
	"rebot/bot/bottest/cases"
	"rebot/bot/receipt"
	"rebot/bot/reply"
	"rebot/bot/store"
	"rebot/index"
	"rebot/index/bulletin"
	"rebot/index/synth"
)

func TestMain(m *testing.M) { os.Exit(bottest.Run(m)) }

var quiet = slog.New(slog.DiscardHandler)

func openStore(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func serviceOf(lib *index.Library, b *receipt.Book) *bot.Service {
	return bot.NewService(lib, bot.Ready, bot.Config{TimeLimit: time.Hour, Receipts: b.Keep})
}

func ask(s *bot.Service, question string) *reply.Reply {
	return s.Reply(context.Background(), "test", "talk", question)
}

// The conversations are those of package bot.
func TestEachTurnOfEachConversationIsMadeAgainAsItWas(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "testdata", "answers", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	lib := cases.Library(t)
	b := receipt.New(openStore(t), "a program", quiet)
	turns := 0
	for _, file := range files {
		s := serviceOf(lib, b)
		for _, q := range questionsOf(t, file) {
			a := ask(s, q)
			if a.Receipt == "" {
				t.Fatalf("%s: %s has no receipt", file, q)
			}
			turns++
			again, err := b.Replay(t.Context(), answer.New(lib), a.Receipt)
			if err != nil {
				t.Fatalf("%s: %s: %v", file, q, err)
			}
			if !again.Same || len(again.Changed) > 0 || again.Question != q || again.Now.Receipt != a.Receipt ||
				reply.Text(again.Now) != reply.Text(a) {
				t.Errorf("%s: %s is now\n%s\nand was\n%s", file, q, reply.Text(again.Now), reply.Text(a))
			}
		}
	}
	if turns < 100 {
		t.Errorf("only %d turns were made again", turns)
	}
}

func questionsOf(t *testing.T, file string) (out []string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(strings.NewReader(string(text))); s.Scan(); {
		if q, ok := strings.CutPrefix(s.Text(), "> "); ok && !bot.AsksStatus(q) {
			out = append(out, q)
		}
	}
	return out
}

func TestTheSameReplyHasTheSameReceiptAndAnotherAnother(t *testing.T) {
	b := receipt.New(openStore(t), "a program", quiet)
	lib := cases.Library(t)
	first, again := ask(serviceOf(lib, b), "氧化镝多少钱"), ask(serviceOf(lib, b), "氧化镝多少钱")
	other := ask(serviceOf(lib, b), "氧化铽多少钱")
	if first.Receipt == "" || first.Receipt != again.Receipt || first.Receipt == other.Receipt {
		t.Errorf("%q, %q and %q", first.Receipt, again.Receipt, other.Receipt)
	}
	if m := first.Mark(); len(m) != 6 || !strings.HasPrefix(m, "#") || len(reply.NumbersIn(m)) > 0 {
		t.Errorf("people see %q", m)
	}
	if first, again = ask(serviceOf(lib, b), "状态"), serviceOf(lib, b).Ask(t.Context(), "", "氧化镝多少钱"); first.Receipt+
		again.Receipt != "" {
		t.Error("what is asked of rebot itself, or by nobody, has a receipt")
	}
}

func TestWhatChangedIsNamed(t *testing.T) {
	st := openStore(t)
	one := cases.LibraryOf(t, map[string]string{"2024-11.txt": synth.Issue(bulletin.NewMonth(2024, 11))})
	two := cases.LibraryOf(t, map[string]string{"2024-11.txt": synth.Issue(bulletin.NewMonth(2024, 11)),
		"2024-12.txt": synth.Issue(bulletin.NewMonth(2024, 12))})
	old, now := receipt.New(st, "program 1", quiet), receipt.New(st, "program 2", quiet)
	price := ask(serviceOf(one, old), "氧化镝多少钱").Receipt
	month := ask(serviceOf(one, old), "2024年11月氧化镝多少钱").Receipt
	for _, c := range []struct {
		book     *receipt.Book
		lib      *index.Library
		id       string
		same     bool
		changed  string
		sentence string
	}{
		{old, one, price, true, "", ""},
		{now, one, price, true, "program", ""}, // another program that says the same
		{old, two, price, false, "library", "the library (was 1 issue, 2024-11, "},
		{now, two, price, false, "library program", "is 2 issues, 2024-11 to 2024-12, "},
	} {
		r, err := c.book.Replay(t.Context(), answer.New(c.lib), c.id)
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, x := range r.Changed {
			parts = append(parts, x.Part)
		}
		if r.Same != c.same || strings.Join(parts, " ") != c.changed || !strings.Contains(r.Why(), c.sentence) {
			t.Errorf("%s: the same %v, changed %v: %s", c.id, r.Same, r.Changed, r.Why())
		}
		if !strings.Contains(r.Receipt.Text, "2024年11月") {
			t.Errorf("kept is %q", r.Receipt.Text)
		}
	}
	if r, err := old.Replay(t.Context(), answer.New(two), month); err != nil || len(r.Changed) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestAReceiptIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{"#k3f9a": "k3f9a", " K3F9A ": "k3f9a", "k": "k", "": "", "#": "", "3k": "",
		"k3f9a%": "", "k3f9ak3f9ak3f9a": "", "价格": "", "k_3": ""} {
		id, err := receipt.Read(text)
		if id != want || (err == nil) != (want != "") {
			t.Errorf("%q is read as %q, %v", text, id, err)
		}
	}
}

func TestWhatNoReceiptOrSeveralBeginWithIsSaid(t *testing.T) {
	st := openStore(t)
	b, e := receipt.New(st, "a program", quiet), answer.New(cases.Library(t))
	if _, err := b.Replay(t.Context(), e, "zzz"); !errors.Is(err, receipt.ErrUnknown) {
		t.Errorf("an unknown one: %v", err)
	}
	for _, id := range []string{"k3f9a1", "k3f9a2"} {
		if err := st.KeepReceipt(t.Context(), store.Receipt{ID: id, State: `{"question":"` + id + `?"}`}); err != nil {
			t.Fatal(err)
		}
	}
	_, err := b.Replay(t.Context(), e, "k3f9a")
	if err == nil || !strings.Contains(err.Error(), "k3f9a1?") || !strings.Contains(err.Error(), "k3f9a2?") {
		t.Errorf("two that begin so: %v", err)
	}
}

func TestAReplyGoesOutWithoutAReceiptWhereNoneCanBeKept(t *testing.T) {
	st := openStore(t)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if a := ask(serviceOf(cases.Library(t), receipt.New(st, "a program", quiet)), "氧化镝多少钱"); a.Receipt != "" ||
		a.Status != reply.Answered {
		t.Errorf("%s with the receipt %q", a.Status, a.Receipt)
	}
}
