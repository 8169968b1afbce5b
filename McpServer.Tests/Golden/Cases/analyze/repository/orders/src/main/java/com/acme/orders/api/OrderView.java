package com.acme.orders.api;

import com.acme.orders.model.Order;

/** An order as a client of the API sees it. */
public record OrderView(long id, String customer, String total) {
    public static OrderView of(Order order) {
        return new OrderView(order.id(), order.customer(), order.cents() / 100 + "." + order.cents() % 100);
    }
}
