"""The report of one year."""


def yearly(ledger, year):
    rows = [f"Year {year}"]
    for account in ledger.accounts():
        total = ledger.total_for(account, year)
        sign = "-" if total < 0 else " "
        cents = round(abs(total) * 100)
        whole, rest = divmod(cents, 100)
        text = f"{sign}{whole:>10}.{rest:02}"
        rows.append(f"{account:<20}{text}")
    return rows
