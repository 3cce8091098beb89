package io.masthead.architecture.shop.adapter.out.store;

import io.masthead.architecture.shop.application.port.out.Orders;

public final class StoreConfig {

    private StoreConfig() {}

    public static Orders orders() {
        return order -> {};
    }
}
