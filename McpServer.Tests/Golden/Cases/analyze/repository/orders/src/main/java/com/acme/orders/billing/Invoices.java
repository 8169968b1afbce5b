package com.acme.orders.billing;

import com.acme.orders.model.Order;
import com.acme.orders.store.OrderStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Invoices {
    private static final Logger LOG = LoggerFactory.getLogger(Invoices.class);

    private final OrderStore store;

    public Invoices(OrderStore store) {
        this.store = store;
    }

    public void write(Order order) {
        if (store.find(order.id()) == null) {
            throw new IllegalStateException("Invoice for an order that is not kept: " + order.id());
        }
        LOG.info("Invoice for order {}", order.id());
    }
}
