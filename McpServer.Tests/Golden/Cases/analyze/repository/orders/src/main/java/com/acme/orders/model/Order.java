package com.acme.orders.model;

import java.util.List;

public class Order {
    private final long id;
    private final String customer;
    private final List<OrderLine> lines;

    public Order(long id, String customer, List<OrderLine> lines) {
        this.id = id;
        this.customer = customer;
        this.lines = lines;
    }

    public long id() {
        return id;
    }

    public String customer() {
        return customer;
    }

    public long cents() {
        return lines.stream().mapToLong(OrderLine::cents).sum();
    }
}
