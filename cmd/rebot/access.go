package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var slackUser = regexp.MustCompile(`^(?:[TE][A-Z0-9]{1,20}/)?[UW][A-Z0-9]{1,20}$`)

// access reads the lists of those who may ask and of the administrators. What can't be is an error that names the
// setting and the item.
func (c *config) access(teams, chats, admins string) error {
	for _, s := range [][2]string{{"SLACK_ALLOWED_TEAMS", teams}, {"TELEGRAM_ALLOWED_CHATS", chats}} {
		if s[1] != "" && len(items(s[1])) == 0 { // else a list of nobody would let everybody in
			return fmt.Errorf("%s: %q names nobody; leave it unset to let everyone ask", s[0], s[1])
		}
	}
	c.slack.Teams = items(teams) // checked with the rest of Slack's
	for _, s := range items(chats) {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n == 0 {
			return fmt.Errorf("TELEGRAM_ALLOWED_CHATS: %q is no chat's number; a group's begins with -, "+
				"such as -1001234567890", s)
		}
		c.telegram.Chats = append(c.telegram.Chats, n)
	}
	for _, s := range items(admins) {
		if err := c.admin(s); err != nil {
			return fmt.Errorf("REBOT_ADMINS: %w", err)
		}
	}
	return nil
}

// admin reads one administrator. The platform may be left out: users have letters in Slack and numbers in Telegram.
func (c *config) admin(item string) error {
	platform, id, named := strings.Cut(item, ":")
	if !named {
		id = item
	}
	n, err := strconv.ParseInt(id, 10, 64)
	switch {
	case (platform == "telegram" || !named) && err == nil && n > 0:
		c.telegram.Admins = append(c.telegram.Admins, n)
	case (platform == "slack" || !named) && slackUser.MatchString(id):
		c.slack.Admins = append(c.slack.Admins, id)
	default:
		return fmt.Errorf("%q is nobody; write slack:U012345, slack:T012345/U012345 or telegram:42", item)
	}
	return nil
}

// items splits a list at its commas.
func items(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(", \t\n，", r) })
}
