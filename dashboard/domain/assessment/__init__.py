"""Assessment (考核): rules as data, scores with their parts, ranks with their ranges."""
