package io.masthead.adapters.rest.user;

import io.masthead.domain.user.WeakPassword.Weakness;
import io.masthead.http.reading.BrokenRule;
import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes of violations by passwords. They are part of the API: docs/problems.md. */
public final class PasswordRules {

    private PasswordRules() {}

    /** {@return the codes of all rules} */
    public static List<String> codes() {
        return Stream.of(Weakness.values()).map(PasswordRules::code).toList();
    }

    static BrokenRule broken(Weakness weakness) {
        return new BrokenRule(code(weakness), null, List.of());
    }

    /** {@return the violation by a password in a body} */
    static InvalidRequest refusal(String pointer, Weakness weakness) {
        return new InvalidRequest(List.of(new Violation(Place.BODY, pointer, code(weakness), null, List.of())));
    }

    private static String code(Weakness weakness) {
        return switch (weakness) {
            case COMMON -> "password_common";
            case SERVICE_WORD, REPETITION, SEQUENCE ->
                "password_" + weakness.name().toLowerCase(Locale.ROOT);
            case EMAIL, EMAIL_LOCAL_PART, NAME ->
                "password_is_" + weakness.name().toLowerCase(Locale.ROOT);
        };
    }
}
