"""Statistical process control: what of a series in time is noise, and what is a change worth asking about."""

from sendwell.domain.statistics.spc.chart import Segment, SpcChart, spc
from sendwell.domain.statistics.spc.long import SpcLong, spc_long
from sendwell.domain.statistics.spc.words import Assurance, PointType, SpecialCause

__all__ = ["Assurance", "PointType", "Segment", "SpcChart", "SpcLong", "SpecialCause", "spc", "spc_long"]
