package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/joho/godotenv"
)

// An Environment has the variables of the process and those of the .env file, and where each was set. A setting that
// can't be understood is never left out: it may be the one that keeps strangers away.
type Environment struct {
	Values map[string]string
	Where  map[string]string // "the environment" or ".env, line 3"
	Mode   fs.FileMode       // who may read the .env file, as Unix has it; 0 where there is none
	wrong  []string          // lines of the file that can't be read, by their place: their text may hold secrets
}

// NewEnvironment reads the process's variables, as NAME=value, and fills what is unset in them from a file, if it is
// there.
func NewEnvironment(process []string, file string) Environment {
	e := Environment{Values: map[string]string{}, Where: map[string]string{}}
	for _, v := range process {
		name, value, _ := strings.Cut(v, "=")
		e.Values[name], e.Where[name] = value, "the environment"
	}
	text, err := os.ReadFile(file)
	switch p := (*os.PathError)(nil); {
	case errors.Is(err, fs.ErrNotExist):
	case errors.As(err, &p):
		e.wrong = append(e.wrong, file+": "+p.Err.Error())
	default:
		if info, err := os.Stat(file); err == nil && runtime.GOOS != "windows" {
			e.Mode = info.Mode().Perm()
		}
		e.addFile(file, string(text))
	}
	return e
}

// Getenv is the value of a variable, empty where there is none.
func (e Environment) Getenv(name string) string { return e.Values[name] }

// addFile adds what is unset of a .env file.
func (e *Environment) addFile(file, text string) {
	e.wrong = append(e.wrong, e.lines(file, text)...)
	values, err := godotenv.Unmarshal(text)
	if err != nil && len(e.wrong) == 0 {
		e.wrong = append(e.wrong, file+": it is not lines of NAME=value")
	}
	for name, value := range values {
		if _, set := e.Values[name]; !set {
			e.Values[name] = value
		}
	}
}

var variableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// lines notes the line of each name that is unset, and gives the places of those that can't be read. A quoted value may
// go on over several lines.
func (e *Environment) lines(file, text string) (wrong []string) {
	part, from := "", 0
	for i, line := range strings.SplitAfter(text, "\n") {
		if part == "" {
			from = i + 1
		}
		part += line
		values, err := godotenv.Unmarshal(part + "\n")
		if err != nil && strings.Contains(err.Error(), "unterminated") && !strings.HasSuffix(text, part) {
			continue
		}
		place := fmt.Sprintf("%s, line %d", file, from)
		if err != nil {
			wrong = append(wrong, place+": it is not NAME=value")
		}
		for name := range values {
			if !variableName.MatchString(name) {
				wrong = append(wrong, place+": it is not NAME=value")
			}
			if _, set := e.Where[name]; !set {
				e.Where[name] = place
			}
		}
		part = ""
	}
	return wrong
}

// Check is an error that names the settings of rebot that can't be, for somebody who reads those with these prefixes.
func (e Environment) Check(prefixes ...string) error {
	wrong := slices.Clone(e.wrong)
	for name, where := range e.Where {
		if why := e.doubt(name, prefixes); why != "" {
			wrong = append(wrong, fmt.Sprintf("%s (%s): %s", name, where, why))
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	slices.Sort(wrong)
	return errors.New("these settings can't be:\n  " + strings.Join(wrong, "\n  "))
}

// doubt reports what is wrong with a variable that has the name of a setting, or nearly.
func (e Environment) doubt(name string, prefixes []string) string {
	near, distance := nearestSetting(name)
	ours := slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(strings.ToUpper(name), p) })
	switch {
	case distance == 0 && strings.Contains(name, "_ALLOWED_") && strings.TrimSpace(e.Values[name]) == "":
		return "it is empty, which would let everyone in; take the line away if that is meant"
	case distance == 0:
		return ""
	case distance <= len(near)/6: // two slips in TELEGRAM_ALLOWED_CHATS, none in a short name
		return "there is no such setting; is " + near + " meant?"
	case ours:
		return "there is no such setting; .env.example lists them"
	}
	return ""
}

// nearestSetting is the setting whose name takes the fewest slips to be typed so. Case and dashes are one slip.
func nearestSetting(name string) (near string, slips int) {
	slips = len(name)
	folded := strings.NewReplacer("-", "_", ".", "_").Replace(strings.ToUpper(name))
	for _, s := range All {
		d := levenshtein.ComputeDistance(folded, s.Name)
		if folded != name {
			d = max(d, 1)
		}
		if near == "" || d < slips {
			near, slips = s.Name, d
		}
	}
	return near, slips
}
