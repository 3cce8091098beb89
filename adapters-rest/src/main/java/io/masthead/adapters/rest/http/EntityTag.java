package io.masthead.adapters.rest.http;

/** The entity tag (RFC 9110 §8.8.3) of a representation of a single entity: strong, from its version. */
public final class EntityTag {

    private EntityTag() {}

    /**
     * {@return the tag}
     *
     * @param version the version of the entity
     */
    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
