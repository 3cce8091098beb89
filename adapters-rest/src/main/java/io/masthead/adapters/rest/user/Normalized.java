package io.masthead.adapters.rest.user;

import io.masthead.domain.user.Password;
import java.util.function.UnaryOperator;

/** Text in normal form NFKC, as passwords are hashed. */
final class Normalized implements UnaryOperator<String> {

    @Override
    public String apply(String text) {
        return Password.normalized(text);
    }
}
