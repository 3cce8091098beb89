package io.masthead.bootstrap;

import io.masthead.adapters.security.session.SigningKeys;
import io.masthead.adapters.security.session.TrustedIssuer;
import io.masthead.adapters.security.session.UnusableKeyFile;
import io.masthead.bootstrap.settings.Database;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.secret.ServerKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** Selection of the keys that sign and verify tokens: a key file, else the secret of the settings, else a stored one. */
final class TokenKeys {

    private TokenKeys() {}

    static SigningKeys keys(Settings settings) {
        List<SecretKey> secrets = secrets(settings);
        if (settings.signingKeyFile().isEmpty()) {
            return SigningKeys.ofSecret(secrets.get(0), secrets.subList(1, secrets.size()));
        }
        try {
            return SigningKeys.load(settings.signingKeyFile().get(), secrets);
        } catch (UnusableKeyFile unusable) {
            throw new StartupProblem("SIGNING_KEY_FILE: " + unusable.getMessage() + ".", unusable);
        }
    }

    /** Sources for deriving other keys: the secrets, or without secrets the private keys of the file. */
    static ServerKeys serverKeys(Settings settings) {
        List<SecretKey> secrets = secrets(settings);
        return new ServerKeys(
                secrets.isEmpty()
                        ? SigningKeys.secretsOf(settings.signingKeyFile().orElseThrow())
                        : secrets);
    }

    /** A stored secret still verifies when a key file signs, so that no user is signed out. */
    private static List<SecretKey> secrets(Settings settings) {
        List<SecretKey> set = Stream.of(settings.secretKey(), settings.previousSecretKey())
                .flatMap(Optional::stream)
                .map(SecretKeys::of)
                .toList();
        boolean keptIsUsed = settings.signingKeyFile().isEmpty() || SecretKeys.isKeptIn(settings.dataDirectory());
        return set.isEmpty() && settings.database() instanceof Database.Embedded && keptIsUsed
                ? List.of(SecretKeys.keptIn(settings.dataDirectory()))
                : set;
    }

    /** OpenID Connect provider whose tokens are accepted beside our own. */
    static Optional<TrustedIssuer> trustedIssuer(Settings settings) {
        return settings.oidcProvider().map(provider -> new TrustedIssuer(provider.issuer(), provider.audience()));
    }
}
