// Package extract turns the text of one monthly issue into its facts, each with the source's digits and the lines it
// stands on. See Read. Files are named by what they read: layout_ joins lines to paragraphs and articles; table_, price_,
// trade_, index_, quota_ and patent_ read facts; audit_ holds facts against each other.
package extract
