// Package card sets replies as Telegram's messages: HTML in parts that are short enough, tables a phone's width, pages of
// a long table, and the buttons' texts. It sends nothing.
package card
