// Package extract turns the text of one monthly issue into its facts, each with the source's digits and the lines it
// stands on. See Read. The package layout joins lines to paragraphs and articles, and the package table reads the tables.
// Files are named by what they read: clause_ reads the facts of prose, audit_ holds facts against each other.
package extract
