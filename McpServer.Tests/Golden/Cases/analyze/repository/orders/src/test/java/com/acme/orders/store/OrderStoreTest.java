package com.acme.orders.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.orders.Settings;
import com.acme.orders.api.OrderView;
import com.acme.orders.model.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderStoreTest {
    @Test
    void keeps_what_is_saved() {
        OrderStore store = new OrderStore(new Settings("memory", 1));
        store.save(new Order(7, "Ada", List.of()));
        assertEquals(List.of(new OrderView(7, "Ada", "0.0")), store.views());
    }
}
