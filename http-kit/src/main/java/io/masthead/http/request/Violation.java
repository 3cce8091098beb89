package io.masthead.http.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a readable request breaks. Its text is chosen in the language of the caller when the response is written,
 * and never repeats a value of the request.
 *
 * @param place the part of the request
 * @param name the parameter, or for a body the JSON pointer (RFC 6901); the empty pointer is the whole body
 * @param code the rule, stable
 * @param limit the limit that was exceeded, if the rule has one
 * @param allowed the allowed values, if they can be listed
 */
public record Violation(
        Place place, String name, String code, @Nullable Long limit, List<String> allowed) {

    /** Copies the values. */
    public Violation {
        allowed = List.copyOf(allowed);
    }

    /**
     * Creates a violation of a rule that has neither limit nor list.
     *
     * @param place the part of the request
     * @param name the parameter or the JSON pointer
     * @param code the rule
     */
    public Violation(Place place, String name, ViolationCode code) {
        this(place, name, code.toString(), null, List.of());
    }

    /**
     * Creates a violation of a limit.
     *
     * @param place the part of the request
     * @param name the parameter or the JSON pointer
     * @param code the rule
     * @param limit the limit
     */
    public Violation(Place place, String name, ViolationCode code, long limit) {
        this(place, name, code.toString(), limit, List.of());
    }

    /**
     * {@return a violation by a value that is none of the allowed ones}
     *
     * @param place the part of the request
     * @param name the parameter or the JSON pointer
     * @param allowed the allowed values
     */
    public static Violation noneOf(Place place, String name, List<String> allowed) {
        return new Violation(place, name, ViolationCode.ENUM.toString(), null, allowed);
    }

    /** Parts of a request, in the order in which violations are reported. */
    public enum Place {

        /** The path. */
        PATH,

        /** The query. */
        QUERY,

        /** The headers. */
        HEADER,

        /** The body. */
        BODY
    }
}
