package com.acme.orders.api;

import com.acme.orders.billing.Invoices;
import com.acme.orders.model.Order;
import com.acme.orders.store.OrderStore;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
public class OrderController {
    private final OrderStore store;
    private final Invoices invoices;

    public OrderController(OrderStore store, Invoices invoices) {
        this.store = store;
        this.invoices = invoices;
    }

    @GetMapping
    public List<OrderView> all() {
        return store.views();
    }

    @GetMapping("/{id}")
    public OrderView one(@PathVariable long id) {
        return OrderView.of(store.find(id));
    }

    @PostMapping
    public OrderView add(@RequestBody Order order) {
        store.save(order);
        invoices.write(order);
        return OrderView.of(order);
    }
}
