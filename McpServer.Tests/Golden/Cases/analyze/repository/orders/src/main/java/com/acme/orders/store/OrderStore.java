package com.acme.orders.store;

import com.acme.orders.Settings;
import com.acme.orders.api.OrderView;
import com.acme.orders.model.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the orders; OrderController is the only one that writes. */
public class OrderStore {
    private final Settings settings;
    private final Map<Long, Order> orders = new HashMap<>();

    public OrderStore(Settings settings) {
        this.settings = settings;
    }

    public void save(Order order) {
        orders.put(order.id(), order);
    }

    public Order find(long id) {
        return orders.get(id);
    }

    /** What the list of the API shows. */
    public List<OrderView> views() {
        List<OrderView> views = new ArrayList<>();
        for (Order order : orders.values()) {
            views.add(OrderView.of(order));
        }
        return views;
    }
}
