"""The service with one page more: a signed-in page without data, to measure the others against."""
