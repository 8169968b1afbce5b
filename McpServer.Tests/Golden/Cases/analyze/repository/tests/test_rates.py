from reports.ledger import Booking
from reports.rates import to_euro


def test_dollar_is_worth_less():
    assert to_euro(Booking("2024-05-01", "rent", 100, "USD")) == 92.0
