"""What an area shows the public, in which words, and who asked to be told."""

from sendwell.apps.public.models.editions import Edition, PublicSite, Sheet
from sendwell.apps.public.models.readers import Letter, Subscriber
from sendwell.apps.public.models.words import Answered, Choice, PublicText, YouSaid

__all__ = ["Answered", "Choice", "Edition", "Letter", "PublicSite", "PublicText", "Sheet", "Subscriber", "YouSaid"]
