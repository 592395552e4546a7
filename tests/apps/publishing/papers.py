"""Papers of every shape, for properties that hold for all of them."""

from hypothesis import strategies as st

from sendwell.apps.publishing.paper import tree

words = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=20)
colours = st.sampled_from(list(tree.Colour))
inline = st.one_of(
    st.builds(tree.Text, words),
    st.builds(tree.Strong, words),
    st.builds(tree.Link, words, words),
    st.builds(tree.Cite, st.integers(1, 99), words),
    st.builds(tree.Abbr, words, words),
    st.builds(tree.Tag, words, colours),
)
runs = st.lists(inline, max_size=3).map(tuple)
tables = st.builds(
    lambda rows, caption, number: tree.Table(
        caption, ("One", "Two"), tuple(tree.Row(cells) for cells in rows), number_rows=number
    ),
    st.lists(st.tuples(runs, runs), max_size=3),
    words,
    st.booleans(),
)
facts = st.lists(st.tuples(words, runs), max_size=2).map(lambda found: tree.KeyFacts(tuple(found)))
blocks = st.one_of(
    st.builds(tree.Paragraph, runs),
    st.builds(tree.Quotation, runs, runs),
    st.lists(runs, max_size=3).map(lambda items: tree.BulletList(tuple(items))),
    facts,
    st.builds(tree.Callout, words, st.lists(runs, max_size=2).map(tuple)),
    tables,
)
figures = st.builds(
    tree.Figure,
    words,
    words.filter(bool),
    st.lists(
        st.builds(
            tree.Dot,
            st.dates().map(lambda day: day.isoformat()),
            st.integers(-999, 999).map(float),
            st.sampled_from(["", "better", "worse", "other"]),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    target=st.none() | st.integers(-999, 999).map(float),
    unit=st.sampled_from(["", "%"]),
)
blocks = st.one_of(blocks, figures)
some_blocks = st.lists(blocks, max_size=3).map(tuple)
parts = st.sampled_from(list(tree.Part))
leaves = st.builds(tree.Section, words, some_blocks)
sections = st.builds(tree.Section, words, some_blocks, st.lists(leaves, max_size=2).map(tuple), parts)
documents = st.builds(
    tree.Document, words, st.lists(sections, max_size=3).map(tuple), words, words, about=st.none() | facts
)
