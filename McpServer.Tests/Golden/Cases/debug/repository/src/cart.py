"""The cart of a shop: lines of goods with a price in cents."""

from discounts import discount_for


class Cart:
    def __init__(self, customer):
        self.customer = customer
        self.lines = []

    def add(self, article, cents, count=1):
        self.lines.append((article, cents, count))

    def total(self):
        """The sum in cents, the customer's discount taken off."""
        whole = sum(cents * count for _, cents, count in self.lines)
        rate = discount_for(self.customer)
        return round(whole - whole * rate.percent / 100)
