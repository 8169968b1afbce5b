"""Makes invoices out of orders."""

TAX = {"DE": 19, "FR": 20, "NL": 21}


def address_label(name, street, city, postcode, country):
    """What stands in the window of the envelope."""
    lines = [name, street, f"{postcode} {city}"]
    if country != "DE":
        lines.append(country)
    return "\n".join(lines)


def delivery_days(street, city, postcode, country):
    """How long a letter takes."""
    if country == "DE":
        return 1 if postcode[:1] in "12" else 2
    return 5 if city and street else 7


def invoice_line(number, article, count, cents, rate, currency, note, unit, sign):
    """One line of an invoice as text."""
    total = count * cents * (100 + rate) // 100
    return f"{number:>4} {article:<30} {count} {unit} {sign}{total / 100:.2f} {currency} {note}"


def total_of(orders, customer):
    """What a customer owes, in cents."""
    total = 0
    for order in orders:
        if order["customer"] == customer:
            if not order["paid"]:
                for line in order["lines"]:
                    if line["count"] > 0:
                        if line["cents"] > 0:
                            total += line["count"] * line["cents"]
    return total


def send_invoice(mailer, archive, order, text):
    """Sends an invoice and keeps it."""
    number = archive.next_number()
    subject = f"Invoice {number}"
    message = mailer.new_message(order["mail"], subject)
    message.set_text(text)
    message.reply_to("billing")
    message.attach(archive.render(number, text))
    receipt = mailer.send(message)
    archive.store(number, receipt, text)
    archive.log(number, "sent")
    return number
