package io.masthead.architecture.shop.application.port.out;

import io.masthead.architecture.shop.domain.Order;

public interface Orders {

    void add(Order order);
}
