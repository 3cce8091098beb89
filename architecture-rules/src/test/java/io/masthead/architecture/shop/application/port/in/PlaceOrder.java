package io.masthead.architecture.shop.application.port.in;

import io.masthead.architecture.shop.domain.Order;

public interface PlaceOrder {

    void place(Order order);
}
