from shipping import parcel_fee


def test_light_parcel():
    assert parcel_fee(2_000) == 490
