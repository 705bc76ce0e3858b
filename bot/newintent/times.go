package intent

// times takes the times that a question names. 同期 and what stands behind 比 or 较 is what a change is against.
func (q *question) times(s *slots, c *candidate) {
	for k, t := range s.times {
		i := s.timesAt[k]
		c.claimed[i] = true
		if q.against(i) {
			c.Against = append(c.Against, t)
			continue
		}
		c.Times = append(c.Times, t)
	}
	c.claimWords(q, "time", "front")
}

// against reports whether the time at i is what something is compared with: 比10月, 较去年.
func (q *question) against(i int) bool {
	b := q.at(i - 1)
	return b.Is("cmp.than") || b.Is("op.and") && q.has("cmp.than") && q.find("cmp.than") > i && !q.manyTimes(i)
}

// manyTimes reports whether another time stands before the one at i.
func (q *question) manyTimes(i int) bool { return i > 1 && q.at(i-2).Period.String() != "" }
