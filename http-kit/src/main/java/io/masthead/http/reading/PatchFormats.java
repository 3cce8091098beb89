package io.masthead.http.reading;

/** Media types of changes (RFC 5789 §2.2). */
public final class PatchFormats {

    /** The media types that a PATCH may have, the most fitting first. */
    public static final String FORMATS = "application/merge-patch+json, application/json";

    private PatchFormats() {}
}
