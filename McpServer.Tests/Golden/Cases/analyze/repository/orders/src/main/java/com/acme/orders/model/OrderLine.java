package com.acme.orders.model;

/** A line of an order; it knows the order that it belongs to. */
public class OrderLine {
    private final Order order;
    private final long cents;
    private final int count;

    public OrderLine(Order order, long cents, int count) {
        this.order = order;
        this.cents = cents;
        this.count = count;
    }

    public long cents() {
        return cents * count;
    }

    public boolean isOf(Order other) {
        return order == other;
    }
}
