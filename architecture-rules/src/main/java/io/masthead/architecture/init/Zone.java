package io.masthead.architecture.init;

import java.util.EnumSet;

/** Part of a hexagon, as precisely as it is known. */
enum Zone {
    /** No word of the package tells. */
    UNKNOWN,
    /** Shared by several parts. */
    SHARED,
    /** Core; domain, ports or use cases. */
    CORE,
    /** Domain. */
    DOMAIN,
    /** Application; use cases or ports. */
    APPLICATION,
    /** Ports of either side. */
    PORT,
    /** Driving ports. */
    DRIVING_PORT,
    /** Driven ports. */
    DRIVEN_PORT,
    /** Use cases. */
    USE_CASE,
    /** Adapters of either side. */
    ADAPTER,
    /** Driving adapters. */
    DRIVING_ADAPTER,
    /** Driven adapters. */
    DRIVEN_ADAPTER,
    /** Composition of core and adapters. */
    BOOTSTRAP;

    boolean isAdapter() {
        return this == ADAPTER || this == DRIVING_ADAPTER || this == DRIVEN_ADAPTER;
    }

    boolean isOutsideCore() {
        return isAdapter() || this == BOOTSTRAP;
    }

    /** {@return whether another part is this one, known more precisely} */
    boolean includes(Zone other) {
        return switch (this) {
            case CORE -> EnumSet.range(DOMAIN, USE_CASE).contains(other);
            case DOMAIN -> other == DRIVEN_PORT;
            case APPLICATION -> EnumSet.range(PORT, USE_CASE).contains(other);
            case PORT -> other == DRIVING_PORT || other == DRIVEN_PORT;
            case ADAPTER -> other == DRIVING_ADAPTER || other == DRIVEN_ADAPTER;
            default -> false;
        };
    }
}
