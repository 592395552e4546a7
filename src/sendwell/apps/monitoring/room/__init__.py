"""The visit room: gathered as at a day, sealed in an archive, and read by those who are let in."""
