"""Reads what was sold on one day."""


def sales_of(day, connection):
    """All tickets of a day, the largest theatre has 90,000 of them."""
    cursor = connection.execute(
        "select article, seat, sold_at from sale where day = ?", (day,))
    return list(cursor)


def groups_of(sales):
    by_article = {}
    for article, seat, sold_at in sales:
        by_article.setdefault(article, []).append((seat, sold_at))
    return by_article
