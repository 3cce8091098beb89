package io.masthead.bootstrap.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Origins (RFC 6454 §6.2) whose pages may read responses.
 *
 * @param any whether every origin may, never with credentials
 * @param exact the origins that may, as browsers write them; empty when {@code any}
 */
public record AllowedOrigins(boolean any, List<String> exact) {

    /** No other origin than the service's own. */
    public static final AllowedOrigins NONE = new AllowedOrigins(false, List.of());

    private static final String RULE = "must be * alone, or origins separated by commas, each of the form"
            + " https://app.example.com or http://localhost:3000, without a path or a trailing slash";

    private static final Pattern ORIGIN =
            Pattern.compile("(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    /**
     * Copies the origins.
     *
     * @param any whether every origin may
     * @param exact the origins that may
     */
    public AllowedOrigins {
        exact = List.copyOf(exact);
    }

    static AllowedOrigins parse(String text) {
        List<String> items = items(text.strip());
        if (items.equals(List.of("*"))) {
            return new AllowedOrigins(true, List.of());
        }
        return new AllowedOrigins(
                false, items.stream().map(AllowedOrigins::origin).distinct().toList());
    }

    private static List<String> items(String text) {
        if (!text.startsWith("[")) {
            return split(text);
        }
        // No origin holds a comma, a quote or a backslash, so a JSON array of origins needs no JSON parser.
        if (!text.endsWith("]")) {
            throw new MalformedValue(RULE);
        }
        String inner = text.substring(1, text.length() - 1);
        return inner.isBlank()
                ? List.of()
                : split(inner).stream().map(AllowedOrigins::unquoted).toList();
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static String unquoted(String item) {
        if (item.length() < 2 || !item.startsWith("\"") || !item.endsWith("\"")) {
            throw new MalformedValue(RULE);
        }
        return item.substring(1, item.length() - 1);
    }

    /** Browsers compare and send origins in lower case and without the default port. */
    private static String origin(String item) {
        Matcher origin = ORIGIN.matcher(item.toLowerCase(Locale.ROOT));
        if (!origin.matches()) {
            throw new MalformedValue(RULE);
        }
        String address = origin.group(1) + "://" + origin.group(2);
        if (origin.group(3) == null) {
            return address;
        }
        int port = Integer.parseInt(origin.group(3));
        if (port < 1 || port > 65_535) {
            throw new MalformedValue(RULE);
        }
        int usual = origin.group(1).equals("https") ? 443 : 80;
        return port == usual ? address : address + ":" + port;
    }
}
