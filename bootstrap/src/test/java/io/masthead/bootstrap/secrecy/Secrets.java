package io.masthead.bootstrap.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Canaries: the passwords, tokens and keys of tests, and all texts with the form of one or of a hash. */
public final class Secrets {

    /** Secrets of all tests in this JVM. */
    public static final Secrets KNOWN = new Secrets();

    /** Minimum length of a password. Shorter texts occur by chance. */
    private static final int SHORTEST = 8;

    /** The first or the last so many characters of a secret are secret as well. */
    private static final int PART = 16;

    private static final int SURROUNDINGS = 80;

    /** The example in the description of the API. */
    private static final String PUBLISHED = "correct horse battery staple";

    /** The value of a JSON property or a form field, complete or not. */
    private static final Pattern NAMED = Pattern.compile("(?:password|token)(?:\"\\s*:\\s*\"([^\"]*)|=([^&\\s]*))");

    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("://[^:@/]*:([^@/]+)@");

    private static final Pattern FORM = Pattern.compile(String.join(
            "|",
            "\\$argon2",
            "\\$2[abxy]\\$", // bcrypt
            "SCRAM-SHA-256\\$", // of a password of PostgreSQL
            "\\\\x[0-9a-f]{32}", // bytes, as PostgreSQL shows them
            "\\beyJ[A-Za-z0-9_-]{10,}\\.", // a JSON Web Token, unlike a place of the feed, which may begin likewise
            "PRIVATE KEY-----",
            // a refresh token, or 32 bytes in hexadecimal digits: long names have fewer digits
            "(?<![A-Za-z0-9_-])(?=[0-9]*(?:[A-Za-z_-]+[0-9]+){3})[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])"));

    private final Set<String> whole = ConcurrentHashMap.newKeySet();
    private final Set<String> parts = ConcurrentHashMap.newKeySet();

    /** Adds a password, a key, or a token with each of its parts, plain and encoded for a form. */
    public void add(String secret) {
        addPart(secret);
        for (String part : secret.split("\\.", -1)) {
            String encoded = URLEncoder.encode(part, StandardCharsets.UTF_8);
            Stream.of(part, encoded, encoded.replace("+", "%20")).forEach(this::addPart);
        }
    }

    /** Adds the values that a body or an address names as a password or a token. */
    public void addNamedIn(String text) {
        NAMED.matcher(text)
                .results()
                .map(named -> named.group(1) == null ? decoded(named.group(2)) : named.group(1))
                .filter(secret -> !secret.contains("@")) // an email address as a password is no secret
                .forEach(this::add);
    }

    /** Adds the secrets in the settings of a service. */
    public void addSettings(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (name.startsWith("SECRET_KEY")) {
                add(value);
            } else if (name.equals("SIGNING_KEY_FILE")) {
                addFile(Path.of(value));
            }
            PASSWORD_IN_ADDRESS.matcher(value).results().forEach(password -> add(decoded(password.group(1))));
            addNamedIn(value);
        });
    }

    /** Adds the lines of a file, if it is there. */
    public void addFile(Path file) {
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(this::add);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    /** {@return each secret in a text, with its context} */
    public List<String> in(String text) {
        String unpublished = text.replace(PUBLISHED, "");
        IntStream known = whole.stream().mapToInt(unpublished::indexOf).filter(place -> place >= 0);
        IntStream partly = IntStream.rangeClosed(0, unpublished.length() - PART)
                .filter(place -> parts.contains(unpublished.substring(place, place + PART)));
        IntStream alike = FORM.matcher(unpublished).results().mapToInt(MatchResult::start);
        return Stream.of(known, partly, alike)
                .flatMap(IntStream::boxed)
                .map(place -> around(unpublished, place))
                .toList();
    }

    private void addPart(String secret) {
        if (secret.length() > PART) {
            parts.add(secret.substring(0, PART));
            parts.add(secret.substring(secret.length() - PART));
        } else if (secret.length() >= SHORTEST) {
            whole.add(secret);
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }

    private static String around(String text, int place) {
        return text.substring(Math.max(0, place - SURROUNDINGS), Math.min(text.length(), place + SURROUNDINGS));
    }
}
