package io.masthead.adapters.rest.user;

import io.masthead.domain.user.EmailAddress;
import java.util.function.UnaryOperator;

/** Text in the form in which email addresses are stored. */
final class StoredAddress implements UnaryOperator<String> {

    @Override
    public String apply(String text) {
        return EmailAddress.formOf(text);
    }
}
