"""Prices of a print shop, in cents."""

from dataclasses import dataclass

SETUP = 250


@dataclass
class Job:
    pages: int
    copies: int
    colour: bool = False
    paper: str = "plain"


def sheet_price(job):
    """The price of one sheet; coated paper costs half more."""
    base = 12 if job.colour else 5
    if job.paper == "coated":
        return base + base // 2
    if job.paper != "plain":
        raise ValueError(f"unknown paper {job.paper}")
    return base


def quote(jobs, voucher=None):
    """The sum of all jobs; from 100 sheets on a job costs a tenth less."""
    if not jobs:
        return 0
    total = SETUP
    for job in jobs:
        if job.copies < 1:
            raise ValueError("a job needs at least one copy")
        sheets = job.pages * job.copies
        price = sheets * sheet_price(job)
        if sheets >= 100:
            price -= price // 10
        total += price
    if voucher is not None and total > voucher.minimum:
        total -= voucher.cents
    return _rounded(total)


def instalments(total, months):
    """Equal parts in cents; the first takes what is left over."""
    if months <= 0 or months > 12:
        raise ValueError("between 1 and 12 months")
    part = total // months
    return [total - part * (months - 1)] + [part] * (months - 1)


def _rounded(cents):
    return -(-cents // 5) * 5
