package io.masthead.architecture.shop.application.service;

import io.masthead.architecture.shop.application.port.in.PlaceOrder;
import io.masthead.architecture.shop.application.port.out.Orders;
import io.masthead.architecture.shop.domain.Order;

public final class Ordering implements PlaceOrder {

    private final Orders orders;

    public Ordering(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void place(Order order) {
        orders.add(order);
    }
}
