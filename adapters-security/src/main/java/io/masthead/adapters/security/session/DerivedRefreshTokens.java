package io.masthead.adapters.security.session;

import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.TokenHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Refresh tokens of 16 random bytes for the family and 32 for the secret. The secret of a successor is derived by HKDF
 * (RFC 5869) from the previous secret and a seed; one of the two alone reveals nothing.
 */
final class DerivedRefreshTokens implements RefreshTokens {

    private static final int FAMILY_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int SEED_BYTES = 32;

    /** Base64url of 48 bytes, a multiple of three, so that each token has one spelling. */
    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_-]{64}");

    private static final byte[] PURPOSE = "masthead refresh token successor".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();

    @Override
    public Issued first() {
        return issued(random(FAMILY_BYTES), random(SECRET_BYTES));
    }

    @Override
    public Optional<Presented> read(String text) {
        return bytesOf(text)
                .map(bytes -> new Presented(new RefreshToken(text), hash(familyOf(bytes)), hash(secretOf(bytes))));
    }

    @Override
    public RotationSeed seed() {
        return new RotationSeed(HexFormat.of().formatHex(random(SEED_BYTES)));
    }

    @Override
    public Issued successor(RefreshToken presented, RotationSeed seed) {
        byte[] bytes = bytesOf(presented.value())
                .orElseThrow(() -> new IllegalArgumentException("A malformed token has no successor"));
        byte[] salt = HexFormat.of().parseHex(seed.value());
        return issued(familyOf(bytes), derive(secretOf(bytes), salt));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Optional<byte[]> bytesOf(String token) {
        return FORMAT.matcher(token).matches()
                ? Optional.of(Base64.getUrlDecoder().decode(token))
                : Optional.empty();
    }

    private static byte[] familyOf(byte[] token) {
        return Arrays.copyOf(token, FAMILY_BYTES);
    }

    private static byte[] secretOf(byte[] token) {
        return Arrays.copyOfRange(token, FAMILY_BYTES, FAMILY_BYTES + SECRET_BYTES);
    }

    private static byte[] derive(byte[] secret, byte[] salt) {
        AlgorithmParameterSpec derivation =
                HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(PURPOSE, SECRET_BYTES);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(derivation);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HKDF", impossible);
        }
    }

    private static Issued issued(byte[] family, byte[] secret) {
        byte[] token = ByteBuffer.allocate(FAMILY_BYTES + SECRET_BYTES)
                .put(family)
                .put(secret)
                .array();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        return new Issued(new RefreshToken(text), hash(family), hash(secret));
    }

    private static TokenHash hash(byte[] part) {
        try {
            return new TokenHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(part)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
