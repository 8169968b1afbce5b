"""Sends what happened to other services, from a table that is read every second."""

import time


def run(database, broker):
    while True:
        for row in database.query("select id, topic, body from outbox order by id limit 100"):
            broker.publish(row.topic, row.body)
            database.execute("delete from outbox where id = ?", row.id)
        time.sleep(1)
