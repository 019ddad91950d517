"""Pure functions: rates, intervals, periods, classes, disclosure, wording."""
