"""Council papers read: minutes, decision notices, reports to cabinets and boards, meeting pages."""

from sendwell.domain.reading.council.paper import read_council_paper

__all__ = ["read_council_paper"]
