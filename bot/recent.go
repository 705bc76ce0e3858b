package bot

// A recent remembers values by key: at least the last most of them that were set or asked for, at most twice as many.
// Who comes with ever new keys makes it forget, and never grow.
type recent[V any] struct {
	most        int
	now, before map[string]V
}

func (r *recent[V]) get(key string) (V, bool) {
	v, ok := r.now[key]
	if !ok {
		if v, ok = r.before[key]; ok {
			r.set(key, v)
		}
	}
	return v, ok
}

func (r *recent[V]) set(key string, v V) {
	if _, has := r.now[key]; !has && len(r.now) >= r.most || r.now == nil {
		r.before, r.now = r.now, make(map[string]V)
	}
	r.now[key] = v
}
