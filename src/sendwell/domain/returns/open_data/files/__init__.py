"""Files of any kind, opened as one table of texts that DuckDB reads in a stream."""
