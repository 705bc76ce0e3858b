package mcp

import (
	"maps"
	"slices"
)

// A schema is a JSON schema.
type schema = map[string]any

var (
	text, number = schema{"type": "string"}, schema{"type": "number"}
	lines        = listOf(schema{"type": "integer"})
	citation     = object(schema{"issue": text, "file": text, "article": text, "source": text, "page": number, "lines": lines})
	figure       = object(schema{"name": text, "measure": text, "period": text, "value": text, "unit": text,
		"citation": schema{"type": "integer"}})
	fact = object(schema{"kind": text, "subject": text, "measure": text, "period": text, "value": text, "unit": text,
		"issue": text, "file": text, "article": text, "source": text, "page": number, "lines": lines})
	hit = object(schema{"issue": text, "file": text, "article": text, "source": text, "page": number, "lines": lines,
		"text": text, "score": number})
)

// What the tools give.
var (
	answerSchema = object(schema{"question": text, "intent": text, "status": text, "ignored": listOf(text), "text": text,
		"figures": listOf(figure), "citations": listOf(citation)})
	factsSchema = object(schema{"facts": listOf(fact)})
	hitsSchema  = object(schema{"hits": listOf(hit)})

	excerptSchema = object(schema{"issue": text, "lines": listOf(object(schema{"number": schema{"type": "integer"},
		"text": text}))})
)

// object is the schema of an object that has all of some fields, and maybe more.
func object(fields schema) schema {
	return schema{"type": "object", "properties": fields, "required": slices.Sorted(maps.Keys(fields))}
}

func listOf(item schema) schema { return schema{"type": "array", "items": item} }
