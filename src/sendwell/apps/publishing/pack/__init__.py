"""The board pack: what a body must know about the plan on a day, as one content tree.

`material.gather` reads everything at once, `build.build` makes the paper from it, and `missing.missing_from` says what
its author should mend before it is issued.
"""
