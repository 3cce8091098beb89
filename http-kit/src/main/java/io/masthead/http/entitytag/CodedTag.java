package io.masthead.http.entitytag;

import java.util.regex.Pattern;

/**
 * Entity tags of representations that are compressed: each coding has a strong tag of its own (RFC 9110 §8.8.3.3), so the
 * tag of the compressed one has a suffix. A precondition compares the version before it.
 */
public final class CodedTag {

    private static final String SUFFIX = ".gzip\"";

    private static final Pattern CODED = Pattern.compile("\\.gzip\"");

    private CodedTag() {}

    /**
     * {@return the tag of the compressed representation; a weak tag is that of both}
     *
     * @param tag the tag of the representation as it is
     */
    public static String compressed(String tag) {
        return tag.startsWith("\"") && !tag.endsWith(SUFFIX) ? tag.substring(0, tag.length() - 1) + SUFFIX : tag;
    }

    /**
     * {@return a condition with the tags of the representations as they are}
     *
     * @param condition the value of {@code If-None-Match}
     */
    public static String uncompressed(String condition) {
        return CODED.matcher(condition).replaceAll("\"");
    }
}
