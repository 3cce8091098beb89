package io.masthead.bootstrap.robustness;

import java.util.Optional;

/** Knows what is there: no description has the identity of a post that can be found, or a password that is right. */
public interface Existing {

    /** {@return the value with which an operation succeeds, as it stands in a request} Without one, the example does. */
    Optional<String> octets(Operation operation, String name);
}
