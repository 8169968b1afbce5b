"""Prints the reports of a month or a year: python -m reports.main ledger.csv 2024-05"""

import sys

from reports.ledger import Ledger
from reports.monthly import monthly
from reports.yearly import yearly


def run(path, period):
    ledger = Ledger.read(path)
    rows = monthly(ledger, period) if "-" in period else yearly(ledger, period)
    for row in rows:
        print(row)


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2])
