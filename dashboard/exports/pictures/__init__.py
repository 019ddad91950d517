"""The charts of the pages with their words and keys; pages and exhibits draw the same ones."""
