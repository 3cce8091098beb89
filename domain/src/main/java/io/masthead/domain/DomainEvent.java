package io.masthead.domain;

import java.time.Instant;

/** Something that happened, for others to know. Open here, sealed inside a feature. */
public interface DomainEvent {

    /** {@return when it happened, to the microsecond} */
    Instant at();
}
