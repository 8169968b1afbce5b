package com.acme.orders;

import com.acme.orders.api.OrderController;
import com.acme.orders.billing.Invoices;
import com.acme.orders.store.OrderStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service and puts its parts together. */
@SpringBootApplication
public class OrdersApplication {
    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }

    OrderController orders(Settings settings) {
        OrderStore store = new OrderStore(settings);
        return new OrderController(store, new Invoices(store));
    }
}
