"""Looking for what is wrong with the catalogue, and mending what is safe to mend."""

from cineteca.enrich.operations.quality.checking import KEPT, check_quality
from cineteca.enrich.operations.quality.cleaning import CLEANERS, Cleaned, clean

__all__ = ["CLEANERS", "KEPT", "Cleaned", "check_quality", "clean"]
