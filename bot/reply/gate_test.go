package reply

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestNumbersAreFoundAndMadeAlike(t *testing.T) {
	for text, want := range map[string]string{
		"1,711.90 元": "1711.9", "4.00": "4", "0.40万": "0.4", "Dy2O3 氧化镝": "", "CN118655100B": "", "１２．５０％": "12.5",
		"1,2 与 3": "1 2 3", "12,345,678": "12345678", "第1.5.3节": "1.5 3", "007": "7", "-3.5%": "3.5", "10,00": "10 0",
		"0": "0",
	} {
		if got := strings.Join(NumbersIn(text), " "); got != want {
			t.Errorf("%s has the numbers %q, want %q", text, got, want)
		}
	}
}

func TestNumbersAreThoseOfTheNormalForm(t *testing.T) {
	piece := rapid.OneOf(rapid.StringMatching(`[0-9０-９,，.．a-zＡ-Ｚ]{0,6}`),
		rapid.StringMatching(`[\x{3000}-\x{3030}一-鿿“”·÷×−–≧⚠…℃①²½㎏％]{0,3}`), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "")
		if got, want := NumbersIn(text), numbersOf(norm.NFKC.String(text)); !slices.Equal(got, want) {
			t.Errorf("%q has the numbers %q, want %q", text, got, want)
		}
	})
}
