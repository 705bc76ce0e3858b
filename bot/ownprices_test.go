package bot

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rebot/bot/bottest/cases"
	"rebot/bot/reply"
	"rebot/index/bulletin"
	"rebot/index/prices"
	"rebot/index/synth"
)

func ownOf(t *testing.T, value string) []*bulletin.Issue {
	t.Helper()
	is, err := prices.Read("mine.csv", []byte("产品,月份,价格,单位\n氧化镝,2023-05,"+value+",元/公斤\n"))
	if err != nil {
		t.Fatal(err)
	}
	return []*bulletin.Issue{is}
}

func TestOwnPricesStayWhenTheLibraryIsAnother(t *testing.T) {
	ships := cases.Library(t)
	other := cases.LibraryOf(t, map[string]string{"2024-12.txt": synth.Issue(bulletin.NewMonth(2024, 12))})
	s := NewService(ships, Ready, Config{TimeLimit: time.Hour, Prices: ownOf(t, "2100.00")})
	asked := func() string { return reply.Text(s.Ask(context.Background(), "", "氧化镝2023年5月多少钱")) }
	if !strings.Contains(asked(), "2100.00") {
		t.Errorf("at the start: %s", asked())
	}
	s.SetPrices(ownOf(t, "2150.00"))
	if !strings.Contains(asked(), "2150.00") {
		t.Errorf("imported: %s", asked())
	}
	s.Swap(other, Ready)
	if text := asked(); !strings.Contains(text, "2150.00") || s.Catalog().Newest() != bulletin.NewMonth(2024, 12) {
		t.Errorf("beside another library: %s", text)
	}
	s.SetPrices(nil)
	if text := asked(); strings.Contains(text, "2150.00") {
		t.Errorf("forgotten: %s", text)
	}
}

func TestPricesLibrariesAndQuestionsChangeAtOnce(t *testing.T) {
	s := NewService(cases.Library(t), Ready, Config{TimeLimit: time.Hour})
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 20 {
				s.SetPrices(ownOf(t, "2100.00"))
				if text := reply.Text(s.Ask(context.Background(), "", "氧化镝多少钱")); !strings.Contains(text, "1711.90") {
					t.Errorf("question %d: %s", i, text)
				}
			}
		})
	}
	for range 3 {
		s.Swap(cases.Library(t), Ready)
	}
	all.Wait()
}

func TestASwapWaitsForThoseWhoAreAnsweredWithEarlierPrices(t *testing.T) {
	one, other := cases.Library(t), cases.Library(t)
	synctest.Test(t, func(t *testing.T) {
		s := NewService(one, Ready, Config{})
		before := s.current
		before.busy.Add(1) // somebody is still being answered
		s.SetPrices(nil)
		swapped := false
		go func() {
			s.Swap(other, Ready)
			swapped = true
		}()
		if synctest.Wait(); swapped {
			t.Error("the library before is given up while it answers")
		}
		before.busy.Done()
		if synctest.Wait(); !swapped {
			t.Error("it waits for nobody")
		}
	})
}
