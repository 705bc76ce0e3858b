package subscribe

import (
	"regexp"
	"strconv"
	"strings"

	"rebot/bot/deliver"
	"rebot/index/bulletin"
)

var (
	timeOfDay = regexp.MustCompile(`(?i)(?:(下午|傍晚|晚上) ?)?(\d{1,2})(?:(?:[:：](\d{2})|[点时](?:(\d{1,2})分?|(半))?)(?: ?(am|pm)\b)?| ?(am|pm)\b)`)
	zoneText  = regexp.MustCompile(`^\s*[(（]?(?:in )?((?i:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?|(?i:new york|hong kong)|[A-Za-z]+(?:[/_-][A-Za-z0-9_+-]+)*|\p{Han}{2}时间)[)）]?`)
)

// readTime reads the time of day and its zone, and gives the rest of the text.
func (o *Command) readTime(text string) string {
	m := timeOfDay.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	part := func(i int) string { return text[max(m[2*i], 0):max(m[2*i+1], 0)] }
	minute := part(3) + part(4) // one of them is empty
	if part(5) != "" {
		minute = "30"
	}
	at := twoDigits(hourOf(part(2), part(1)+strings.ToLower(part(6)+part(7)))) + ":" + twoDigits(minute)
	if _, _, ok := deliver.ClockOf(at); !ok {
		o.fail("没有 "+at+" 这个时间。请用 24 小时制写，例如 09:00。",
			"There is no "+strings.TrimSpace(text[m[0]:m[1]])+" o'clock. Write the time in 24 hours, e.g. 09:00.")
	}
	o.Schedule = deliver.Schedule{At: at, Zone: deliver.DefaultZone}
	return text[:m[0]] + " " + o.readZone(text[m[1]:])
}

// hourOf gives the hour of 24 for one that is said with its half of the day, or without.
func hourOf(hour, half string) string {
	n, _ := strconv.Atoi(hour)
	switch {
	case half == "am" && n == 12:
		n = 0
	case half != "" && half != "am" && n < 12:
		n += 12
	}
	return strconv.Itoa(n)
}

func twoDigits(s string) string {
	s = strings.TrimLeft(s, "0")
	return strings.Repeat("0", max(0, 2-len(s))) + s
}

// readZone reads a zone where one stands. A word that is no zone is left to the other readers.
func (o *Command) readZone(text string) string {
	m := zoneText.FindStringSubmatchIndex(text)
	if m == nil || namesProduct(text) {
		return text
	}
	word := text[m[2]:m[3]]
	zone, ok := deliver.ZoneOf(word)
	switch {
	case ok:
		o.Schedule.Zone = zone
	case sectionWord.MatchString(word) || fillers.MatchString(word):
		return text
	default:
		o.fail("不认识时区“"+word+"”。请写 Asia/Shanghai、Europe/London 或 UTC+8 这样的名称，不写就是北京时间。",
			"I don't know the zone "+word+". Write it as Asia/Shanghai, Europe/London or UTC+8; without one it is Beijing time.")
	}
	return text[m[1]:]
}

// namesProduct reports whether a text begins with the name of a product.
func namesProduct(text string) bool {
	found := listed.Find(strings.TrimSpace(bulletin.Fold(text)))
	return len(found) > 0 && found[0].From == 0
}
