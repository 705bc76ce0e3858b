package layout

import "rebot/index/bulletin"

// inOneScript turns the lines of a text in traditional characters into simplified ones, in which all names and words of the
// trade are kept. A text with a traditional name here and there stays as it is.
func inOneScript(lines []string) {
	han, traditional := 0, 0
	for _, l := range lines {
		for _, r := range l {
			if bulletin.IsHan(r) {
				han++
				traditional += btoi(bulletin.Simple(r) != r)
			}
		}
	}
	if traditional*10 < han {
		return
	}
	for i, l := range lines {
		lines[i] = bulletin.Simplify(l)
	}
}
