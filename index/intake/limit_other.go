//go:build !linux

package intake

import "runtime/debug"

// limitMemory limits what this process can take of memory, where the system can't.
func limitMemory() error {
	debug.SetMemoryLimit(1 << 30)
	return nil
}
