"""Every change of the public site."""

from sendwell.apps.public.commands.publishing import prepare_site, publish_site, take_down, take_off
from sendwell.apps.public.commands.subscribing import confirm, stop, subscribe
from sendwell.apps.public.commands.words import remove_said, word_item, write_said, write_site

__all__ = [
    "confirm",
    "prepare_site",
    "publish_site",
    "remove_said",
    "stop",
    "subscribe",
    "take_down",
    "take_off",
    "word_item",
    "write_said",
    "write_site",
]
