package pdf

import (
	"context"
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	f, _ := os.Open(name)
	st, _ := f.Stat()
	e, err := open(context.Background(), f, st.Size(), "/tmp/docs/state/intake/pdfium")
	if err != nil {
		t.Fatal(err)
	}
	var all []*page
	for i := range e.pages {
		p, err := e.page(i)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("PAGE", i+1, p.width, p.height, len(p.chars), len(p.rules), "lattices", len(p.lattices()))
		all = append(all, p)
	}
	for i, areas := range layOut(all) {
		fmt.Println("PAGE", i+1)
		s, ok := all[i].strip(lines(all[i].chars, 1))
		fmt.Println(s, ok)
		for _, a := range areas {
			fmt.Printf("AREA %.0f-%.0f pitch %.1f\n", a.left, a.right, a.pitch)
			for _, l := range a.lines {
				if os.Getenv("ALL") != "" {
					fmt.Printf("   %.0f-%.0f y%.0f s%.1f |%s|\n", l.left, l.right, l.y, l.size, l.text())
				}
			}
		}
	}
}

func TestDumpChars(t *testing.T) {
	name := os.Getenv("CHARS")
	if name == "" {
		t.Skip()
	}
	f, _ := os.Open(name)
	st, _ := f.Stat()
	e, _ := open(context.Background(), f, st.Size(), "/tmp/docs/state/intake/pdfium")
	for i := range e.pages {
		p, _ := e.page(i)
		for k, c := range p.chars {
			if c.r == '铽' && k > 1 && p.chars[k-1].r == '属' {
				fmt.Println(i+1, p.chars[k-2:k+8])
			}
			if i < 9 && c.r == '离' && p.chars[k+1].r == '子' && p.chars[k+2].r == '型' && c.size < 10 {
				fmt.Println(i+1, p.chars[k:k+8])
			}
		}
	}
}
