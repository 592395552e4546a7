"""What leads up to a list: "The Board agreed to:", "Areas of weakness:", or a heading such as "Next steps"."""

from collections.abc import Sequence

from sendwell.domain.reading.council.layout import Block

_LONGEST_LIST = 80  # items; what led up to a longer list is no longer looked for


def lead_of(index: int, blocks: Sequence[Block]) -> str:
    """The last sentence, or the heading, before the list in which block `index` stands; empty outside lists."""
    block = blocks[index]
    if block.marker is None:
        return ""
    for place in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
        earlier = blocks[place]
        if earlier.marker and earlier.depth >= block.depth and earlier.marker.style == block.marker.style:
            continue
        words = earlier.words.rstrip("* -–")
        if words.endswith(":"):
            return words.split(". ")[-1]
        return words if earlier.heading else ""
    return ""
