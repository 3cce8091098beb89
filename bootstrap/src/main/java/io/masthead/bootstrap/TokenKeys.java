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

/** Chooses what signs and verifies tokens: a file's key, else the secret of the settings, else one kept with the data. */
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

    /** What keys for other purposes are derived from: the secrets, or where there are none the file's private keys. */
    static ServerKeys serverKeys(Settings settings) {
        List<SecretKey> secrets = secrets(settings);
        return new ServerKeys(
                secrets.isEmpty()
                        ? SigningKeys.secretsOf(settings.signingKeyFile().orElseThrow())
                        : secrets);
    }

    /** A secret that was made once goes on verifying when a file takes over: nobody is signed out by that. */
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
