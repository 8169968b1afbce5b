"""The nightly report as text."""

from .collect import groups_of, sales_of
from .prices import price_of


def line_of(article, tickets):
    total = sum(price_of(article, sold_at) for _, sold_at in tickets)
    return f"{article:<20} {len(tickets):>6} {total / 100:>12.2f}"


def report(day, connection):
    groups = groups_of(sales_of(day, connection))
    lines = [line_of(article, tickets) for article, tickets in sorted(groups.items())]
    return "\n".join(lines)
