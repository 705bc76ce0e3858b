package extract

import "rebot/index/bulletin"

// prose is the paragraph as patterns read it: full-width signs made plain, a lone point behind a Chinese sentence made the
// full stop it stands for, and broken numbers hidden. A paragraph that is longer than any of a bulletin says nothing.
func prose(p *bulletin.Paragraph) string {
	if len(p.Text) > maxProse {
		return ""
	}
	return hideDamaged(fullStops(bulletin.Narrow(p.Text)))
}

// maxProse is the length in bytes up to which a paragraph is read for facts: three times the longest in a real issue. Each
// fact looks back over its paragraph, so that a paragraph of megabytes would take days.
const maxProse = 4 << 10
