package io.masthead.adapters.rest.http;

import io.masthead.domain.PageRequest;
import org.jspecify.annotations.Nullable;

/** The part of a query that asks for a part of a list. */
public interface PageQuery {

    /** {@return how many entries to pass over} */
    @Nullable
    Long skip();

    /** {@return how many entries to return at most} */
    @Nullable
    Integer limit();

    /** {@return whether to count the whole list} */
    @Nullable
    Boolean total();

    /** {@return the part of the list, with defaults for what was left out} */
    default PageRequest page() {
        Long skip = skip();
        Integer limit = limit();
        return new PageRequest(
                skip == null ? 0 : Math.toIntExact(skip), limit == null ? PageRequest.DEFAULT_LIMIT : limit);
    }

    /** {@return whether to count the whole list; not by default} */
    default boolean wantsTotal() {
        return Boolean.TRUE.equals(total());
    }
}
