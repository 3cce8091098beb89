package io.masthead.architecture.shop;

import io.masthead.architecture.shop.adapter.in.web.OrderController;
import io.masthead.architecture.shop.adapter.out.store.StoreConfig;
import io.masthead.architecture.shop.application.service.Ordering;

/** Composes a shop whose ports have packages of their own. */
public final class Shop {

    private Shop() {}

    public static OrderController open() {
        return new OrderController(new Ordering(StoreConfig.orders()));
    }
}
