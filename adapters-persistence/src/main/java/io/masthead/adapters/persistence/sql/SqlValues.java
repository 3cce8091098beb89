package io.masthead.adapters.persistence.sql;

import io.masthead.domain.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/** Conversions between values of the domain and those that the driver reads and writes. */
public final class SqlValues {

    private static final HexFormat HEX = HexFormat.of();

    private SqlValues() {}

    /**
     * Value for a {@code timestamp with time zone}, truncated to microseconds: the driver would round.
     *
     * @param instant an instant
     * @return the value
     */
    public static OffsetDateTime timestamp(Instant instant) {
        return Checks.micros(instant).atOffset(ZoneOffset.UTC);
    }

    /**
     * Reads a {@code timestamp with time zone} that is not null.
     *
     * @param row the row
     * @param column the name of the column
     * @return the instant
     * @throws SQLException if the driver cannot read it
     */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return optionalInstant(row, column).orElseThrow();
    }

    /**
     * Reads a {@code timestamp with time zone}.
     *
     * @param row the row
     * @param column the name of the column
     * @return the instant; empty if it is null
     * @throws SQLException if the driver cannot read it
     */
    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /**
     * Value for a {@code bytea}.
     *
     * @param hex hexadecimal digits
     * @return the bytes that they stand for
     */
    public static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }

    /**
     * Hexadecimal digits of a {@code bytea}.
     *
     * @param value the bytes
     * @return two digits for each byte, in lower case
     */
    public static String hex(byte[] value) {
        return HEX.formatHex(value);
    }

    /**
     * Hashes text that must not be stored (SHA-256, FIPS 180-4).
     *
     * @param text the text
     * @return the hash of its UTF-8 encoding
     */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
