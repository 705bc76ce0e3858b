package mail

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"flag"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	netmail "net/mail"
	netsmtp "net/smtp"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"rebot/bot/bottest"
	"rebot/bot/deliver"
	"rebot/bot/queue"
	"rebot/bot/reply"
	"rebot/bot/telemetry"
)

var update = flag.Bool("update", false, "write the golden files anew")

func newMailer(t *testing.T, addr string) *Mailer {
	t.Helper()
	m, err := New(Config{URL: telemetry.Secret("smtp://rebot:canary@" + addr), From: "rebot@firm.example",
		Now: func() time.Time { return time.Date(2024, 12, 2, 1, 0, 0, 0, time.UTC) }}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func send(ctx context.Context, m *Mailer, a *reply.Reply, id string) error {
	_, err := m.SendPart(ctx, deliver.Place{Platform: Platform, Chat: "desk@firm.example"}, a, deliver.Part{ID: id, Kind: deliver.KindDigest})
	return err
}

// faultOf reads a line of sends.txt: a stage, a code, an enhanced code, and what the server says.
func faultOf(t *testing.T, line string) (f bottest.MailFault, fails bool) {
	for _, stage := range []string{bottest.MailLogin, bottest.MailSender, bottest.MailRecipient, bottest.MailMessage, bottest.MailSilence,
		bottest.MailHalfWay} {
		said, ok := strings.CutPrefix(line, stage)
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		f.Stage = stage
		if w := strings.SplitN(strings.TrimSpace(said), " ", 3); len(w) == 3 {
			code, _ := strconv.Atoi(w[0])
			e := smtp.EnhancedCode{}
			for i, n := range strings.Split(w[1], ".") {
				e[i], _ = strconv.Atoi(n)
			}
			f.Said = &smtp.SMTPError{Code: code, EnhancedCode: e, Message: w[2]}
		}
		return f, true
	}
	return f, false
}

// told says what an error is, as sends.txt has it.
func told(err error) string {
	var s *queue.SendError
	switch {
	case err == nil:
		return "sent"
	case !errors.As(err, &s):
		return err.Error()
	case errors.Is(err, queue.ErrMessage):
		return "the message's fault: " + err.Error()
	case s.Permanent:
		return "ended: " + err.Error()
	case s.Ill:
		return "ill: " + err.Error()
	}
	return err.Error()
}

func TestEachAnswerOfAServerIsOneOfThreeOutcomes(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "sends.txt"))
	if err != nil {
		t.Fatal(err)
	}
	a := bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱")
	for line := range strings.Lines(string(text)) {
		given, want, ok := strings.Cut(strings.TrimSpace(line), " ⇒ ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		box := bottest.NewMailbox(t)
		if f, fails := faultOf(t, given); fails {
			box.Fail(f)
		}
		err := send(t.Context(), newMailer(t, box.Addr), a, "S1/2024-11/0")
		got := strings.ReplaceAll(told(err), "\n", " ")
		if !strings.HasPrefix(got, want) || want == "sent" && got != want {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
		if taken := len(box.Letters()); taken != map[bool]int{true: 1}[want == "sent"] {
			t.Errorf("%s: %d messages are taken", given, taken)
		}
	}
}

// A server that can't be reached takes nothing, and /readyz says so until it can.
func TestAServerThatIsAwayIsTold(t *testing.T) {
	m := newMailer(t, "127.0.0.1:1")
	a := bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱")
	if got := told(send(t.Context(), m, a, "1")); !strings.HasPrefix(got, "ill: not sent (not_connected)") || strings.Contains(got, "canary") {
		t.Error(got)
	}
	if m.Health() == nil {
		t.Error("it is said to be well")
	}
	m.server = newMailer(t, bottest.NewMailbox(t).Addr).server
	if err := send(t.Context(), m, a, "1"); err != nil || m.Health() != nil {
		t.Error(err, m.Health())
	}
}

// A message whose time is over is not begun.
func TestNothingIsSentWhoseTimeIsOver(t *testing.T) {
	box := bottest.NewMailbox(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := send(ctx, newMailer(t, box.Addr), bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱"), "1")
	var s *queue.SendError
	if !errors.As(err, &s) || s.Outcome != queue.NotSent || len(box.Letters()) > 0 {
		t.Error(err, box.Letters())
	}
}

// decoded writes a message out as its reader's program does.
func decoded(t *testing.T, text string) string {
	t.Helper()
	m, err := netmail.ReadMessage(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, h := range []string{"From", "To", "Subject", "Date", "Message-Id", "Auto-Submitted", "Content-Language"} {
		v, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get(h))
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(h + ": " + v + "\n")
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatal(kind, err)
	}
	r := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := r.NextPart()
		if err == io.EOF {
			return strings.ReplaceAll(b.String(), "\r\n", "\n")
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n" + p.Header.Get("Content-Type") + "\n" + string(body) + "\n")
	}
}

// The goldens are what people read: a price, a digest in both languages.
func TestMessagesReadAsWritten(t *testing.T) {
	box, service := bottest.NewMailbox(t), bottest.Linked(t)
	m := newMailer(t, box.Addr)
	for i, c := range []struct{ name, question string }{{"price", "氧化镝多少钱"}, {"digest", "2024年11月摘要"}, {"digest-en", "digest 2024-11"}} {
		if err := send(t.Context(), m, service.Ask(t.Context(), "", c.question), c.name); err != nil {
			t.Fatal(err)
		}
		raw := box.Letters()[i].Text
		for line := range strings.Lines(raw) {
			if len(line) > 200 || !bytes.Equal([]byte(line), []byte(strings.ToValidUTF8(line, ""))) {
				t.Errorf("%s: a line that servers may not take: %q", c.name, line)
			}
		}
		got, file := decoded(t, raw), filepath.Join("testdata", c.name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(file); err != nil || string(want) != got {
			t.Errorf("%s reads otherwise (%v):\n%s", c.name, err, got)
		}
	}
}

// Both tries of a message have one name, so that a mailbox can drop the copy; another message has another.
func TestAMessageThatGoesAgainHasItsName(t *testing.T) {
	box := bottest.NewMailbox(t)
	m := newMailer(t, box.Addr)
	a := bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱")
	box.Fail(bottest.MailFault{Stage: bottest.MailTaken})
	if got := told(send(t.Context(), m, a, "one")); !strings.HasPrefix(got, "ill: unknown") {
		t.Error(got)
	}
	for _, id := range []string{"one", "two"} {
		if err := send(t.Context(), m, a, id); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for _, l := range box.Letters() {
		msg, err := netmail.ReadMessage(strings.NewReader(l.Text))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, msg.Header.Get("Message-Id"))
	}
	if len(names) != 3 || names[0] != names[1] || names[1] == names[2] {
		t.Error(names)
	}
}

// The old way to log in says nothing in the clear but to this machine, and nothing that it is not asked for.
func TestLoginAnswersWhatItIsAskedFor(t *testing.T) {
	l := login{"rebot", "canary"}
	if _, _, err := l.Start(&netsmtp.ServerInfo{Name: "mail.example"}); err == nil {
		t.Error("a password would go in the clear")
	}
	if way, _, err := l.Start(&netsmtp.ServerInfo{Name: "mail.example", TLS: true}); way != "LOGIN" || err != nil {
		t.Error(way, err)
	}
	for asked, want := range map[string]string{"Username:": "rebot", "Password:": "canary", "User Name": "rebot", "What else?": ""} {
		said, err := l.Next([]byte(asked), true)
		if string(said) != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", asked, said, err)
		}
	}
	if said, err := l.Next(nil, false); said != nil || err != nil {
		t.Error(said, err)
	}
}

func TestSettingsOfMailAreCheckedAndKeptSecret(t *testing.T) {
	for _, c := range []struct{ url, from, wrong string }{
		{"smtp://u:canary@mail.example:587", "a@firm.example", ""},
		{"smtps://mail.example", "a@firm.example", ""},
		{"http://u:canary@mail.example", "a@firm.example", "REBOT_SMTP_URL"},
		{"smtp://u:cana/ry@mail.example", "a@firm.example", "REBOT_SMTP_URL"},
		{"smtp://u:canary%zz@mail.example", "a@firm.example", "REBOT_SMTP_URL"},
		{"smtp://", "a@firm.example", "REBOT_SMTP_URL"},
		{"smtp://u:canary@mail.example", "", "REBOT_MAIL_FROM"},
		{"smtp://u:canary@mail.example", "Desk <a@firm.example>", "REBOT_MAIL_FROM"},
	} {
		err := Config{URL: telemetry.Secret(c.url), From: c.from}.Validate()
		switch {
		case c.wrong == "" && err != nil:
			t.Error(c.url, err)
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong) || strings.Contains(err.Error(), "canary")):
			t.Error(c.url, err)
		}
	}
}
