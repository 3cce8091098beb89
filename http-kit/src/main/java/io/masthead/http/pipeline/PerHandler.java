package io.masthead.http.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a stage derives from a handler, looked up once for each.
 *
 * @param <T> the type of that
 */
final class PerHandler<T> {

    private final Map<Object, T> known = new ConcurrentHashMap<>();
    private final Function<Object, T> derive;

    PerHandler(Function<Object, T> derive) {
        this.derive = derive;
    }

    T get(Object handler) {
        return known.computeIfAbsent(handler, derive);
    }
}
