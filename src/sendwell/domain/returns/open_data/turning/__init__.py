"""From a table of texts to observations: rules in plain Python for what differs, DuckDB for how much of it there is.

Few of a file's million rows differ in where, when and whom they are about. Each such text is read once, by a function
that anyone can read; DuckDB joins what was read back to the rows, turns texts into numbers, and counts what is wrong.
"""
