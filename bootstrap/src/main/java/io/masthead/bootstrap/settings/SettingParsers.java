package io.masthead.bootstrap.settings;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsers of settings with a single value. */
final class SettingParsers {

    /** Minimum for HMAC-SHA256 (RFC 7518 §3.2). */
    static final int SECRET_KEY_BYTES = 32;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern REDIS_SCHEME = Pattern.compile("(?i)rediss?");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");
    private static final Pattern REDIS_PATH = Pattern.compile("/?|/[0-9]{1,5}");
    private static final Pattern PUBLIC_URL =
            Pattern.compile("https?://(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])"
                    + "(?::[1-9][0-9]{0,4})?(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]{1,100}){0,10}+");
    private static final String PUBLIC_URL_RULE = "must look like https://api.example.com or https://example.com/api,"
            + " without a query, a user and dot segments";
    private static final String REDIS_RULE = "must look like redis://:password@host:6379/0, or rediss:// for TLS,"
            + " with a host, without a query, and with the password percent-encoded";

    private SettingParsers() {}

    /** Words that Pydantic accepts as a boolean. */
    static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on", "t", "y" -> true;
            case "false", "0", "no", "off", "f", "n" -> false;
            default -> throw new MalformedValue("must be true or false (or 1, 0, yes, no, on, off, t, f, y, n)");
        };
    }

    static int number(String text, int minimum, int maximum) {
        String digits = text.strip();
        if (NUMBER.matcher(digits).matches()) {
            int number = Integer.parseInt(digits);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        }
        throw new MalformedValue("must be a whole number from " + minimum + " to " + maximum);
    }

    /** Bounds are written as the setting is. */
    static Duration time(String text, String least, String most) {
        return duration(text.strip().toLowerCase(Locale.ROOT))
                .filter(time -> time.compareTo(duration(least).orElseThrow()) >= 0)
                .filter(time -> time.compareTo(duration(most).orElseThrow()) <= 0)
                .orElseThrow(() -> new MalformedValue(
                        "must be a time from " + least + " to " + most + ", a whole number of ms, s, m or h"));
    }

    static Optional<Duration> timeOrOff(String text, String least, String most) {
        if (text.strip().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        try {
            return Optional.of(time(text, least, most));
        } catch (MalformedValue malformed) {
            throw new MalformedValue(
                    "must be off, or a time from " + least + " to " + most + ", a whole number of ms, s, m or h");
        }
    }

    private static Optional<Duration> duration(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    /** Empty means no limit, which needs an explicit word so that it is intended. */
    static Optional<Long> numberOrOff(String text, long minimum, long maximum) {
        String word = text.strip();
        if (word.equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        if (LONG_NUMBER.matcher(word).matches()) {
            long number = Long.parseLong(word);
            if (number >= minimum && number <= maximum) {
                return Optional.of(number);
            }
        }
        throw new MalformedValue("must be off, or a whole number from " + minimum + " to " + maximum);
    }

    /** Without trimming: every byte of a key counts. */
    static String secretKey(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length < SECRET_KEY_BYTES) {
            throw new MalformedValue("must be at least " + SECRET_KEY_BYTES + " bytes long");
        }
        if (SecretStrength.isWeak(text)) {
            throw new MalformedValue("must be random, not a known word, a pattern or a repetition;"
                    + " make one with: openssl rand -base64 32");
        }
        return text;
    }

    static URI redisUrl(String text) {
        URI url = uri(text.strip(), REDIS_RULE);
        boolean wellFormed = url.getScheme() != null
                && REDIS_SCHEME.matcher(url.getScheme()).matches()
                && url.getRawAuthority() != null
                && isHostAndPort(
                        url.getRawAuthority().substring(url.getRawAuthority().lastIndexOf('@') + 1))
                && REDIS_PATH.matcher(url.getPath()).matches()
                && url.getRawQuery() == null
                && url.getFragment() == null;
        if (!wellFormed) {
            throw new MalformedValue(REDIS_RULE);
        }
        return url;
    }

    /** With underscores, which names of Compose have, and for which {@link URI} has neither host nor port. */
    private static boolean isHostAndPort(String authority) {
        Matcher matcher = HOST_AND_PORT.matcher(authority);
        return matcher.matches()
                && (matcher.group(1) == null
                        || (Integer.parseInt(matcher.group(1)) > 0 && Integer.parseInt(matcher.group(1)) <= 65_535));
    }

    private static URI uri(String text, String rule) {
        try {
            return new URI(text);
        } catch (URISyntaxException exception) {
            throw new MalformedValue(rule);
        }
    }

    /** Written as browsers write it, without the slash at the end: paths are appended to it. */
    static URI publicUrl(String text) {
        String url = text.strip().replaceFirst("/+$", "");
        if (!PUBLIC_URL.matcher(url).matches()) {
            throw new MalformedValue(PUBLIC_URL_RULE);
        }
        return uri(url, PUBLIC_URL_RULE);
    }

    static EmailAddress emailAddress(String text) {
        try {
            return new EmailAddress(text.strip());
        } catch (InvalidValue exception) {
            throw new MalformedValue("must be an e-mail address of at most " + EmailAddress.MAX_LENGTH
                    + " characters, such as admin@example.com");
        }
    }

    static EmailVisibility emailVisibility(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "public" -> EmailVisibility.PUBLIC;
            case "private" -> EmailVisibility.PRIVATE;
            default -> throw new MalformedValue("must be public or private");
        };
    }

    static Path directory(String text, Path workingDirectory) {
        try {
            return workingDirectory.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException exception) {
            throw new MalformedValue("must be a path that this machine can write, in the encoding of its locale"
                    + " (LC_ALL=C.UTF-8 has all letters)");
        }
    }
}
