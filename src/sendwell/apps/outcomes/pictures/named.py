"""The names in legends, for those that fill a picture; no library that draws comes with them."""

INSIDE, OUTSIDE = "within the funnel", "outside the funnel"
BANDS = ("lowest fifth", "second fifth", "middle fifth", "fourth fifth", "highest fifth", "no number")
