package io.masthead.architecture.miniature.domain.reader.bad.cast;

import org.springframework.core.Ordered;

/** References the framework in a cast only. */
public final class Ordering {

    public Object ordered(Object any) {
        return (Ordered) any;
    }
}
