package io.masthead.http.reading;

/** Media types of patches (RFC 5789 §2.2). */
public final class PatchFormats {

    /** The media types of a PATCH, the preferred one first. */
    public static final String FORMATS = "application/merge-patch+json, application/json";

    private PatchFormats() {}
}
