"""What it costs to send a print job."""


def parcel_fee(grams, country=None):
    """The fee in cents; abroad it doubles, and 31.5 kg is the most a carrier takes."""
    if grams > 31_500:
        raise ValueError("too heavy for a parcel")
    fee = 490 if grams <= 2_000 else 790
    return fee * 2 if country is not None and country != "DE" else fee
