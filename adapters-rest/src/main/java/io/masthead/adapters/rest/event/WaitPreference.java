package io.masthead.adapters.rest.event;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The preference {@code wait} of a request (RFC 7240 §4.3): how long the client is willing to wait for the response. */
final class WaitPreference {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    /** Proxies wait longer for a response. */
    private static final long MOST = 30;

    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*([0-9]{1,9})\\s*(?:[,;]|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private WaitPreference() {}

    /** {@return the time that the client waits, at most 30 s; the first one counts (§2)} */
    static Optional<Duration> of(HttpServletRequest request) {
        String preferences = String.join(",", Collections.list(request.getHeaders(HEADER)));
        Matcher wait = WAIT.matcher(QUOTED.matcher(preferences).replaceAll(WaitPreference::unquoted));
        return wait.find()
                ? Optional.of(Duration.ofSeconds(Math.min(MOST, Long.parseLong(wait.group(1)))))
                : Optional.empty();
    }

    /** {@return the number in quotes, without them; nothing for other text, in which no preference is} */
    private static String unquoted(MatchResult text) {
        return NUMBER.matcher(text.group(1)).matches() ? text.group(1) : "";
    }

    /** {@return the preference that was applied (§3)} */
    static String text(Duration wait) {
        return "wait=" + wait.toSeconds();
    }
}
