"""Reminds customers of what they have not paid."""

from invoices import address_label


def reminder_letter(name, street, city, postcode, country, days):
    """The letter, address first."""
    label = address_label(name, street, city, postcode, country)
    return f"{label}\n\nYour invoice is {days} days old."


def wants_letter(order):
    """Whether a mail is not enough."""
    return not order["mail"] or order["reminders"] > 2


def send_reminder(mailer, archive, order, text):
    """Sends a reminder and keeps it."""
    number = archive.next_number()
    subject = f"Reminder {number}"
    message = mailer.new_message(order["mail"], subject)
    message.set_text(text)
    message.reply_to("billing")
    message.attach(archive.render(number, text))
    receipt = mailer.send(message)
    archive.store(number, receipt, text)
    archive.log(number, "sent")
    return number
