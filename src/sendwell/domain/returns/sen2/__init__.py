"""The SEN2 return, one record for each person: its schema, reader, rules, writers and figures, all as declared data."""
