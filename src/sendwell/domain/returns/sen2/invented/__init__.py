"""An authority that never was: its children, requests, plans and schools, the same for the same seed.

authority = invented_authority(plans=5_000, seed=7)
tables = authority.return_of(2026)                # a SEN2 return that validates: module to table of text
messy = with_mess(tables, share=0.02, seed=7)     # the same with the mistakes that real returns hold
extract = authority.extract(on=date(2026, 11, 16), since=date(2024, 1, 1))   # what a case system would export
"""

from sendwell.domain.returns.sen2.invented.authority import Authority, invented_authority
from sendwell.domain.returns.sen2.invented.files import write_csv_files
from sendwell.domain.returns.sen2.invented.mess import MISTAKES, with_mess
from sendwell.domain.returns.sen2.invented.schools import SCHOOLS, School, write_register

__all__ = [
    "MISTAKES",
    "SCHOOLS",
    "Authority",
    "School",
    "invented_authority",
    "with_mess",
    "write_csv_files",
    "write_register",
]
