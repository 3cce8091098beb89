package io.masthead.testkit.memory;

import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refresh tokens that are numbered instead of random, and therefore guessable. For tests only. */
public final class ReadableRefreshTokens implements RefreshTokens {

    private static final Pattern FORM = Pattern.compile("(family-[0-9]+)\\.([0-9a-z]+)");

    private final AtomicLong count = new AtomicLong();

    /** Creates an issuer. */
    public ReadableRefreshTokens() {}

    @Override
    public Issued first() {
        return issued("family-" + count.incrementAndGet(), "first");
    }

    @Override
    public Optional<Presented> read(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Presented(new RefreshToken(text), hash(parts.group(1)), hash(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public RotationSeed seed() {
        return new RotationSeed("0".repeat(48) + HexFormat.of().toHexDigits(count.incrementAndGet()));
    }

    @Override
    public Issued successor(RefreshToken presented, RotationSeed seed) {
        String token = presented.value();
        String family = token.substring(0, token.indexOf('.'));
        return issued(family, hash(token + seed.value()).value());
    }

    private static Issued issued(String family, String secret) {
        return new Issued(new RefreshToken(family + "." + secret), hash(family), hash(secret));
    }

    private static TokenHash hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
            throw new IllegalStateException(impossible);
        }
    }
}
