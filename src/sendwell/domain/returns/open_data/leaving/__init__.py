"""What figures may leave the house: small numbers hidden, and whatever would give them away."""

from sendwell.domain.returns.open_data.leaving.earlier import Earlier, Told
from sendwell.domain.returns.open_data.leaving.figures import Hidden, Leaving, safe_to_leave
from sendwell.domain.returns.open_data.leaving.schools import hidden_schools

__all__ = ["Earlier", "Hidden", "Leaving", "Told", "hidden_schools", "safe_to_leave"]
