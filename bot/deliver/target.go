package deliver

import (
	"errors"
	"net/mail"
	"net/url"
	"strings"

	"rebot/bot/store"
)

// The platforms of targets: they take what was ordered elsewhere, and nobody asks there.
const (
	Mail    = "mail"    // its chat is an e-mail address
	Webhook = "webhook" // its chat is the address of a program
)

// maxTarget is how many bytes the address of a target has at most.
const maxTarget = 500

// IsTarget reports whether a platform is one that takes messages and answers nobody.
func IsTarget(platform string) bool { return platform == Mail || platform == Webhook }

// TargetOf is the place that an address names: https://erp.example/hook, desk@firm.example. The error is for who wrote it.
func TargetOf(address string) (Place, error) {
	if len(address) > maxTarget {
		return Place{}, errors.New("the address is too long")
	}
	if u, err := url.Parse(address); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
		if u.Hostname() == "" || u.User != nil || u.Fragment != "" {
			return Place{}, errors.New("the address of a webhook has a host, and neither a password nor a #")
		}
		return Place{Platform: Webhook, Chat: address}, nil
	}
	address = strings.TrimPrefix(address, "mailto:")
	a, err := mail.ParseAddress(address)
	if err != nil || a.Address != address {
		return Place{}, errors.New("it is no e-mail address")
	}
	return Place{Platform: Mail, Chat: address}, nil
}

// TargetName names a target for people. The path of a webhook may hold a secret, so it is left out.
func TargetName(p Place) string {
	if p.Platform != Webhook {
		return p.Chat
	}
	u, err := url.Parse(p.Chat)
	if err != nil {
		return Webhook
	}
	return u.Host
}

// OwnerOf names who ordered something for a target: a user, and the place where they are told of what becomes of it.
func OwnerOf(where Place, user string) string {
	if user == "" {
		return ""
	}
	return where.Platform + "/" + where.Team + "/" + user
}

// ownerPlace is where the owner of a subscription is told what became of it.
func ownerPlace(s store.Subscription) Place {
	if !IsTarget(s.Platform) {
		return Place{Platform: s.Platform, Team: s.Team, Chat: s.Owner}
	}
	platform, rest, _ := strings.Cut(s.Owner, "/")
	team, user, _ := strings.Cut(rest, "/")
	return Place{Platform: platform, Team: team, Chat: user}
}
