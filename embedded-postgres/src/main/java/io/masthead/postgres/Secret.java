package io.masthead.postgres;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords. */
final class Secret {

    private static final int BYTES = 32;

    private Secret() {}

    static String made() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
