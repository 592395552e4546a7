"""The pages, feeds and files of the public site, made from a snapshot alone: nothing else can stand in them."""
