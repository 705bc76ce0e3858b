package intent

// follow reads a question as going on with the one before: tokens that make no whole question replace its slots.
func follow(q *question, s *slots, after *Query) *Query { return nil }
