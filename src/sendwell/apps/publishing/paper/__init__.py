"""A paper out: one content tree that becomes an accessible web page and a tagged PDF (PDF/UA-1).

Build a `tree.Document`, number it once with `numbering.numbered`, then give the same tree to `html.to_html` and
`pdf.to_pdf`: paragraph 2.3 on the screen is paragraph 2.3 on the paper in front of the chair.
"""
