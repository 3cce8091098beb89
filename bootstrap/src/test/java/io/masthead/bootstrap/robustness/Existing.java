package io.masthead.bootstrap.robustness;

import java.util.Optional;

/** Values of existing resources: no description has the id of an existing post, or a correct password. */
public interface Existing {

    /** {@return the encoded value with which an operation succeeds} If empty, the example is used. */
    Optional<String> octets(Operation operation, String name);
}
