"""What is asked of a search, and where it stands in a text. Knows no database."""

from sendwell.domain.searching.asked import Asked, Term, asked
from sendwell.domain.searching.excerpt import Piece, excerpt, hits, pieces
from sendwell.domain.searching.words import words_of

__all__ = ["Asked", "Piece", "Term", "asked", "excerpt", "hits", "pieces", "words_of"]
