package io.masthead.architecture.report;

/** Role of a class in a hexagon. */
public enum HexagonRole {

    /** Business model, independent of its delivery and its storage. */
    DOMAIN("domain"),

    /** Interfaces to the operations of the application, which use cases implement. */
    DRIVING_PORT("driving-port"),

    /** Implementations of driving ports. */
    USE_CASE("use-case"),

    /** Interfaces to the services that the core needs, which driven adapters implement. */
    DRIVEN_PORT("driven-port"),

    /** Adapters that turn calls from outside into calls of driving ports. */
    DRIVING_ADAPTER("driving-adapter"),

    /** Adapters that implement driven ports. */
    DRIVEN_ADAPTER("driven-adapter"),

    /** Code that composes core and adapters. */
    BOOTSTRAP("bootstrap");

    private final String key;

    HexagonRole(String key) {
        this.key = key;
    }

    /** {@return the key of the role in {@code hexagon.properties}} */
    public String key() {
        return key;
    }
}
