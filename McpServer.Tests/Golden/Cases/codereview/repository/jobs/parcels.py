"""Reads parcels and their customers for the nightly jobs."""


class Parcels:
    def __init__(self, connection):
        self.connection = connection

    def under_way(self):
        return self.connection.execute("SELECT code, customer, place FROM parcels WHERE arrived IS NULL").fetchall()


def customer_of(connection, number):
    row = connection.execute("SELECT name, mail FROM customers WHERE number = ?", (number,)).fetchone()
    return row if row else ("", "")


def customers_of(connection, numbers):
    marks = ", ".join("?" for _ in numbers)
    rows = connection.execute(f"SELECT number, name, mail FROM customers WHERE number IN ({marks})", list(numbers))
    return {number: (name, mail) for number, name, mail in rows}
