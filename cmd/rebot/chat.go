package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// chat answers line by line and remembers what was asked before, until the input ends or says bye.
func (a *app) chat(args []string) error {
	f := newAskFlags("chat")
	if err := f.Parse(args); err != nil || f.NArg() != 0 {
		return usageError{"chat [--json] [--bulletins PATH]"}
	}
	lib, err := a.library(*f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	service := bot.NewService(lib, bot.Ready, bot.Config{Version: built()})
	if *f.json {
		return a.chatJSON(service)
	}
	fmt.Fprintln(a.stdout, "问吧（例如 氧化镝多少钱），exit 结束。Ask away; exit ends.")
	in, done := a.lines()
	defer done()
	for {
		fmt.Fprint(a.stdout, "> ")
		line, err := readLine(in)
		if line == "" && err != nil {
			fmt.Fprintln(a.stdout)
			return endOf(err)
		}
		switch line := strings.TrimSpace(line); line {
		case "":
		case "exit", "quit", "bye", "再见", "退出":
			return nil
		default:
			fmt.Fprintln(a.stdout, reply.Text(service.Reply(a.ctx, "terminal", "terminal", line)))
		}
	}
}

// chatJSON answers each line of the input by a line of JSON, in one conversation.
func (a *app) chatJSON(service *bot.Service) error {
	return a.eachQuestion([]string{"-"}, func(line string) error {
		return a.print(line, service.Reply(a.ctx, "terminal", "terminal", line), true)
	})
}

// endOf is no error where the input just ends.
func endOf(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// digest prints what an issue says in short, the newest unless a month is named.
func (a *app) digest(args []string) error {
	f := newAskFlags("digest")
	month := f.String("month", "", "")
	if err := f.Parse(args); err != nil || f.NArg() != 0 {
		return usageError{"digest [--month 2024-11] [--bulletins PATH]"}
	}
	question := "digest"
	m, err := monthOf(*month)
	if err != nil {
		return err
	}
	if m != 0 {
		question += " " + m.String()
	}
	lib, err := a.library(*f.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	return a.answer(answer.New(lib), answer.Question{Text: question}, *f.json)
}

// monthOf reads the month of a flag, zero where it is left out.
func monthOf(flag string) (bulletin.Month, error) {
	if flag == "" {
		return 0, nil
	}
	m, err := bulletin.ParseMonth(flag)
	if err != nil {
		return 0, usageError{err.Error()}
	}
	return m, nil
}
