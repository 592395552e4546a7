"""Statutory and open file formats: what each file holds, its checks, and its writers."""
