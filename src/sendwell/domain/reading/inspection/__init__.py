"""Reading reports of area SEND inspections (Ofsted and the Care Quality Commission, framework of 2023)."""

from sendwell.domain.reading.inspection.reading import read_inspection

__all__ = ["read_inspection"]
