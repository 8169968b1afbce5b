"""Writes every customer a mail about the parcels that are under way."""

import asyncio
import re
import time

from parcels import Parcels, customer_of

GREETING = re.compile(r"\{name\}")
PAUSE = 0.5


def letters(connection, template):
    """One letter for each parcel: address and text."""
    found = []
    for code, number, place in Parcels(connection).under_way():
        name, mail = customer_of(connection, number)
        if not re.compile(r"[^@ ]+@[^@ ]+").fullmatch(mail):
            continue
        found.append((mail, GREETING.sub(name, template) + f"\n{code} is in {place}."))
    return found


async def send_all(mailer, letters, attempts=3):
    """Sends the letters one by one; a mailer that refuses is asked again after a pause."""
    sent = []
    for mail, text in letters:
        for attempt in range(attempts):
            if await mailer.send(mail, text):
                sent.append(mail)
                break
            time.sleep(PAUSE)
    return sent


async def warm_up(mailer):
    """A mailer that was asleep answers after a pause, which no other task has to wait for."""
    await asyncio.to_thread(time.sleep, PAUSE)
    return await mailer.ready()


def places(parcels):
    """How many parcels are where; what has no place yet is not counted."""
    counts = {}
    for parcel in parcels:
        try:
            counts[parcel["place"]] = counts.get(parcel["place"], 0) + 1
        except KeyError:
            pass
    return counts
