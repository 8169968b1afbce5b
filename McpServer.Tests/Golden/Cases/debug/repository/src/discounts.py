"""Which customer pays how much less."""

from collections import namedtuple

Rate = namedtuple("Rate", "percent reason")

RATES = {
    "gold": Rate(10, "gold customer"),
    "silver": Rate(5, "silver customer"),
}


def discount_for(customer):
    """The rate of a customer by level; a customer without level has none."""
    return RATES.get(customer.level)
