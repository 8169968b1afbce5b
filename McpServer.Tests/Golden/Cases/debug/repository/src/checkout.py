"""Takes a cart to the till."""

from cart import Cart


def pay(customer, wishes, charge):
    cart = Cart(customer)
    for article, cents in wishes:
        cart.add(article, cents)
    if cart.total() <= 0:
        raise ValueError("Nothing to pay: the cart is empty")
    return charge(cart.total())
