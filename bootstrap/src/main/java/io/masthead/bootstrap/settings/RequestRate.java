package io.masthead.bootstrap.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rate limit: a number of requests in a period.
 *
 * @param requests the maximum of requests in one period, 1 to 1000000
 * @param period one second to 24 hours
 */
public record RequestRate(int requests, Duration period) {

    private static final int MOST_REQUESTS = 1_000_000;
    private static final long LONGEST_SECONDS = 86_400;

    /** So few digits that neither the number nor the seconds overflow. */
    private static final Pattern RATE = Pattern.compile("([0-9]{1,7})/([0-9]{1,5})?([smh])");

    /** Empty means no limit, which needs an explicit word so that it is intended. */
    static Optional<RequestRate> parse(String text) {
        String rate = text.strip().toLowerCase(Locale.ROOT);
        return rate.equals("off") ? Optional.empty() : Optional.of(limited(rate));
    }

    private static RequestRate limited(String text) {
        Matcher rate = RATE.matcher(text);
        if (rate.matches()) {
            int requests = Integer.parseInt(rate.group(1));
            long units = rate.group(2) == null ? 1 : Long.parseLong(rate.group(2));
            long seconds = units * secondsOf(rate.group(3));
            if (requests >= 1 && requests <= MOST_REQUESTS && seconds >= 1 && seconds <= LONGEST_SECONDS) {
                return new RequestRate(requests, Duration.ofSeconds(seconds));
            }
        }
        throw new MalformedValue("must be off, or a number of requests and a time, such as 100/s, 60/m, 1000/h or"
                + " 300/30s: 1 to " + MOST_REQUESTS + " requests in 1 second to 24 hours");
    }

    private static int secondsOf(String unit) {
        return switch (unit) {
            case "h" -> 3600;
            case "m" -> 60;
            default -> 1;
        };
    }
}
