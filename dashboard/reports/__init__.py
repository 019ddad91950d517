"""One function per table on a page: joins storage and domain."""
