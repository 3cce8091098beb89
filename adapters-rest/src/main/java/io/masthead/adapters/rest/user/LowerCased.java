package io.masthead.adapters.rest.user;

import io.masthead.domain.user.EmailAddress;
import java.util.function.UnaryOperator;

/** Text in lower case, as email addresses are stored. */
final class LowerCased implements UnaryOperator<String> {

    @Override
    public String apply(String text) {
        return EmailAddress.lowerCased(text);
    }
}
