package io.masthead.http.entitytag;

import io.masthead.domain.VersionCondition;
import io.masthead.http.reading.RequestArgumentResolver;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;

/**
 * Resolves {@link IfMatch}. Tags are compared strongly (RFC 9110 §8.8.3.2): a weak tag matches nothing, nor does a tag
 * that this service never sends. The part of a tag before a dot is the version; the rest distinguishes representations
 * of the same version.
 */
public final class IfMatchResolver implements RequestArgumentResolver {

    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?<tag>(?:W/)?+\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?+[ \\t]*+(?:,|$)");

    private static final Pattern WEAK = Pattern.compile("(?:[ \\t,]*+W/\"[^\"]*+\")++[ \\t,]*+");

    private static final Pattern VERSION = Pattern.compile("\"(?<version>0|[1-9][0-9]{0,17})(?:\\.[^\"]*+)?+\"");

    /**
     * {@return whether a request has a precondition of weak tags alone, which nothing meets}
     *
     * @param request the request
     */
    public static boolean isWeak(HttpServletRequest request) {
        String header = String.join(",", Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)));
        return WEAK.matcher(header).matches();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(IfMatch.class);
    }

    @Override
    public Object resolve(MethodParameter parameter, RequestContext context) {
        List<String> lines = Collections.list(context.request().getHeaders(HttpHeaders.IF_MATCH));
        if (lines.isEmpty()) {
            return VersionCondition.ANY;
        }
        Optional<VersionCondition> condition = parse(String.join(",", lines));
        if (condition.isEmpty()) {
            context.add(new Violation(Place.HEADER, HttpHeaders.IF_MATCH, ViolationCode.ETAG_MALFORMED));
        }
        return condition.orElse(VersionCondition.ANY);
    }

    /** Takes {@code *} for any version: the target exists, or the request fails with 404. */
    private static Optional<VersionCondition> parse(String header) {
        return header.strip().equals("*")
                ? Optional.of(VersionCondition.ANY)
                : versions(header).map(VersionCondition::oneOf);
    }

    /** Elements may be empty, but not all of them (RFC 9110 §5.6.1.2). */
    private static Optional<Set<Long>> versions(String header) {
        Set<Long> versions = new HashSet<>();
        boolean tagged = false;
        int end = 0;
        Matcher element = ELEMENT.matcher(header);
        while (end < header.length() && element.find()) {
            end = element.end();
            String tag = element.group("tag");
            if (tag != null) {
                tagged = true;
                Matcher version = VERSION.matcher(tag);
                if (version.matches()) {
                    versions.add(Long.valueOf(version.group("version")));
                }
            }
        }
        return tagged && end == header.length() ? Optional.of(versions) : Optional.empty();
    }
}
