package io.masthead.http.entitytag;

import io.masthead.http.secret.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entity tags (RFC 9110 §8.8.3). That of a single entity is strong and begins with its version; that of a list is weak.
 */
public final class EntityTag {

    private static final int DIGEST_BYTES = 12;

    private EntityTag() {}

    /**
     * {@return the tag of a representation that depends on its entity alone}
     *
     * @param version the version of the entity
     */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * {@return the tag of a representation that depends on more than its entity}
     *
     * @param version the version of the entity
     * @param others the states of the other entities that it depends on
     */
    public static String of(long version, Stream<String> others) {
        return "\"" + version + "." + digest(others) + "\"";
    }

    /**
     * {@return the tag of a list}
     *
     * @param states the states of its entries
     */
    public static String ofList(Stream<String> states) {
        return "W/\"" + digest(states) + "\"";
    }

    private static String digest(Stream<String> states) {
        byte[] digest = Sha256.of(states.collect(Collectors.joining(" ")));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    }
}
