"""Amounts of money: whole cents, never fractions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Amount:
    """So many cents of one currency."""

    cents: int
    currency: str

    def plus(self, other):
        """The sum; two currencies have none."""
        if other.currency != self.currency:
            raise ValueError(f"No sum of {self.currency} and {other.currency}")
        return Amount(self.cents + other.cents, self.currency)


def shown(amount):
    """As people read it: 12.50 EUR."""
    return f"{amount.cents // 100}.{amount.cents % 100:02} {amount.currency}"
