package io.masthead.architecture.report;

/** A part that classes play in a hexagon. */
public enum HexagonRole {

    /** What the business is about, without regard to how it is reached or kept. */
    DOMAIN("domain"),

    /** What callers can have done: interfaces that use cases implement. */
    DRIVING_PORT("driving-port"),

    /** What does it. */
    USE_CASE("use-case"),

    /** What the core wants done by others: interfaces that driven adapters implement. */
    DRIVEN_PORT("driven-port"),

    /** What turns calls from outside into calls of driving ports. */
    DRIVING_ADAPTER("driving-adapter"),

    /** What does for the core what driven ports promise. */
    DRIVEN_ADAPTER("driven-adapter"),

    /** What puts everything together. */
    BOOTSTRAP("bootstrap");

    private final String key;

    HexagonRole(String key) {
        this.key = key;
    }

    /** {@return its name in {@code hexagon.properties}} */
    public String key() {
        return key;
    }
}
