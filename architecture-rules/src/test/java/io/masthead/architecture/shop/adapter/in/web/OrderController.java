package io.masthead.architecture.shop.adapter.in.web;

import io.masthead.architecture.shop.application.port.in.PlaceOrder;
import io.masthead.architecture.shop.domain.Order;

public final class OrderController {

    private final PlaceOrder place;

    public OrderController(PlaceOrder place) {
        this.place = place;
    }

    public void post(long number) {
        place.place(new Order(number));
    }
}
