"""The signs that begin list items: "·", "(a)", "iv.", "2.1", "3)"."""

import re
from dataclasses import dataclass

_MARKER = re.compile(
    r"""(?P<bullet>[·•‣◦▪§●○■□➢❖✓\uf0b7\uf0a7\uf0d8*o]|[-–—])(?=\s)\s+
      | (?P<tight>[·•▪●\uf0b7\uf0a7])(?=\S)
      | (?P<paragraph>\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?:\s+|$)
      | (?P<open>\(?)(?P<number>\d{1,3})(?P<close>[.)])(?:\s+|$|(?=[A-Z][a-z]))
      | (?P<open_letter>\(?)(?P<letters>[a-z]|[ivx]{2,5})(?P<close_letter>[.)])(?:\s+|$)
      | (?P<capital>[A-H])[.)]\s+(?=(?:That|To)\b)
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"[ivx]+$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker; `style` tells lists apart, `length` is that of the sign and the space after it."""

    text: str
    style: str
    length: int

    @property
    def numbers(self) -> bool:
        """True for markers that sections have too ("2.", "3.1"), False for letters, brackets and bullets."""
        return self.style == "1." or self.style.startswith("paragraph")


def read_marker(line: str) -> Marker | None:
    """The list marker that `line` begins with, if any."""
    bold = 2 if line.startswith("**") else 0  # "**1.** …" in Markdown
    match = _MARKER.match(line, bold)
    if not match:
        return None
    return Marker(match.group().strip(), _style(match), match.end())


def _style(match: re.Match[str]) -> str:
    if match["bullet"] or match["tight"]:
        return "bullet"
    if match["paragraph"]:
        return f"paragraph{match['paragraph'].rstrip('.').count('.')}"
    if match["capital"]:
        return "A."
    if match["number"]:
        return f"{match['open']}1{match['close']}"
    kind = "i" if _ROMAN.match(match["letters"]) else "a"
    return f"{match['open_letter']}{kind}{match['close_letter']}"


class Nesting:
    """How deep each list item stands, told from the order in which the styles of markers appear."""

    def __init__(self) -> None:
        self._styles: list[str] = []
        self._letter = ""

    def depth_of(self, marker: Marker | None) -> int:
        """0 for the outermost list, 1 for a list in it, and so on; text without a marker ends all lists."""
        if marker is None:
            self._styles.clear()
            return 0
        style = self._settled(marker)
        if style in self._styles:
            del self._styles[self._styles.index(style) + 1 :]
        else:
            self._styles.append(style)
        return len(self._styles) - 1

    def _settled(self, marker: Marker) -> str:
        """(i) after (h) is a letter, and so is (v) after (u); otherwise they are Roman numbers."""
        letter = marker.text.strip("().")
        as_letter = marker.style.replace("i", "a")
        follows = bool(self._letter) and len(letter) == 1 and ord(letter) == ord(self._letter) + 1
        if len(letter) == 1 and letter.isalpha():
            self._letter = letter if marker.style == as_letter or follows else ""
        return as_letter if follows and "i" in marker.style and marker.style != "bullet" else marker.style
