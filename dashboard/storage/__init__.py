"""Tables in, checks, editions, roll-up, boundaries."""
