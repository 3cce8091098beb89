package io.masthead.adapters.rest.session;

import io.masthead.application.user.RecognizeIdentity.Claims;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.Age;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/** Standard claims in tokens of an OpenID Connect provider (OpenID Connect Core 1.0 §5.1). */
final class OidcClaims {

    private OidcClaims() {}

    static Claims of(Jwt token, RequestOrigin origin) {
        return new Claims(identity(token), verifiedEmail(token), text(token, "name"), age(token), origin);
    }

    private static ExternalIdentity identity(Jwt token) {
        try {
            return new ExternalIdentity(
                    text(token, "iss").orElse(""), text(token, "sub").orElse(""));
        } catch (InvalidValue unusable) {
            throw new UnverifiedIdentity();
        }
    }

    private static Optional<String> verifiedEmail(Jwt token) {
        return Boolean.TRUE.equals(token.getClaims().get("email_verified")) ? text(token, "email") : Optional.empty();
    }

    private static Optional<String> text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Age> age(Jwt token) {
        if (token.getIssuedAt() == null) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(token.getIssuedAt(), ZoneOffset.UTC);
        try {
            return text(token, "birthdate")
                    .map(LocalDate::parse)
                    .map(born -> new Age(Math.toIntExact(ChronoUnit.YEARS.between(born, today))));
        } catch (DateTimeException | ArithmeticException | InvalidValue unusable) {
            return Optional.empty();
        }
    }
}
