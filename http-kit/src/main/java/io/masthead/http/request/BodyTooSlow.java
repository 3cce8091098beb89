package io.masthead.http.request;

import java.io.IOException;

/** A body arrives more slowly than it must. */
public final class BodyTooSlow extends IOException {

    BodyTooSlow() {
        super("The body arrives too slowly");
    }
}
