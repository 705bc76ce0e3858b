package mail

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http/httptest"
	netsmtp "net/smtp"
	"strings"
	"testing"

	"rebot/bot/bottest"
	"rebot/bot/queue"
)

// certified is a certificate of 127.0.0.1, and who vouches for it.
func certified(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	s := httptest.NewTLSServer(nil)
	defer s.Close()
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	return &tls.Config{Certificates: s.TLS.Certificates}, roots
}

func TestMailGoesOverTLS(t *testing.T) {
	cfg, roots := certified(t)
	a := bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱")
	for _, fromTheStart := range []bool{false, true} {
		box := bottest.NewTLSMailbox(t, cfg, fromTheStart)
		m := newMailer(t, box.Addr)
		m.server.tls, m.server.roots = fromTheStart, roots
		if err := send(t.Context(), m, a, "1"); err != nil || m.Health() != nil {
			t.Errorf("from the start %v: %v, %v", fromTheStart, err, m.Health())
		}
		if l := box.Letters(); len(l) != 1 || !l[0].Encrypted {
			t.Errorf("from the start %v: taken are %d", fromTheStart, len(l))
		}
	}
}

// A server that nobody vouches for gets neither the password nor the message.
func TestAServerOfMailThatNobodyVouchesForGetsNothing(t *testing.T) {
	cfg, _ := certified(t)
	a := bottest.Service(t).Ask(t.Context(), "", "氧化镝多少钱")
	for _, fromTheStart := range []bool{false, true} {
		box := bottest.NewTLSMailbox(t, cfg, fromTheStart)
		m := newMailer(t, box.Addr)
		m.server.tls = fromTheStart
		got := told(send(t.Context(), m, a, "1"))
		if !strings.HasPrefix(got, "ill: not sent") || !strings.Contains(got, "certificate") || strings.Contains(got, "canary") {
			t.Error(got)
		}
		if len(box.Letters()) > 0 || m.Health() == nil {
			t.Error("it got the message, or is said to be well")
		}
	}
}

// Elsewhere than on this machine nothing goes in the clear.
func TestAServerWithoutTLSElsewhereGetsNothing(t *testing.T) {
	conn, err := net.Dial("tcp", bottest.NewMailbox(t).Addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	c, err := netsmtp.NewClient(conn, "mail.example")
	if err != nil {
		t.Fatal(err)
	}
	var s *queue.SendError
	if err := (server{host: "mail.example", user: "rebot", password: "canary"}).greet(c); !errors.As(err, &s) || s.Code != "no_starttls" {
		t.Error(err)
	}
}
