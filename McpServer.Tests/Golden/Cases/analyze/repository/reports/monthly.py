"""The report of one month."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.main import run


def monthly(ledger, month, runner: "run" = None):
    rows = []
    for account in ledger.accounts():
        total = ledger.total_for(account, month)
        sign = "-" if total < 0 else " "
        cents = round(abs(total) * 100)
        whole, rest = divmod(cents, 100)
        text = f"{sign}{whole:>10}.{rest:02}"
        rows.append(f"{account:<20}{text}")
    return rows
