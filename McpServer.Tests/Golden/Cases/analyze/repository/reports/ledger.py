"""The bookings, as they were read from a file."""

import csv

from reports.rates import to_euro


class Ledger:
    def __init__(self, bookings):
        self.bookings = bookings

    @classmethod
    def read(cls, path):
        with open(path, newline="") as lines:
            return cls([Booking(*row) for row in csv.reader(lines)])

    def accounts(self):
        return sorted({booking.account for booking in self.bookings})

    def total_for(self, account, period):
        """The sum of one account in euro."""
        total = 0
        for booking in self.bookings:
            if booking.account == account and booking.day.startswith(period):
                total += to_euro(booking)
        return total


class Booking:
    def __init__(self, day, account, amount, currency):
        self.day = day
        self.account = account
        self.amount = float(amount)
        self.currency = currency
