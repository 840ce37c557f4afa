"""Numbers in words and digits, with what the words around them make of them: "at least two", "une dizaine", "3 to 5"."""

from tocsin.numerals.quantities import find_quantities
from tocsin.numerals.quantity import Quantity
from tocsin.numerals.words import cardinal_at, opens_parted, ordinal_at

__all__ = ["Quantity", "cardinal_at", "find_quantities", "opens_parted", "ordinal_at"]
