package io.masthead.bootstrap.robustness;

import java.util.HexFormat;

/** Quoting of bytes for bash. */
final class Shell {

    /** Maximum length of a repeated unit: enough for an escaped character outside the BMP. */
    private static final int LONGEST_PERIOD = 12;

    /** Length from which a repetition is printed as a loop. */
    private static final int SHORTEST_RUN = 200;

    private Shell() {}

    /** {@return one argument of a command; no argument can contain NUL} */
    static String quoted(String octets) {
        return "$'" + escaped(octets) + "'";
    }

    /** {@return a command that prints any number of bytes} */
    static String printing(String octets) {
        StringBuilder commands = new StringBuilder();
        int plain = 0;
        int place = 0;
        while (place < octets.length()) {
            int period = periodOfRunAt(octets, place);
            if (period == 0) {
                place++;
            } else {
                int times = lengthOfRun(octets, place, period) / period;
                commands.append(plainly(octets.substring(plain, place)))
                        .append("printf '%.0s")
                        .append(inFormat(octets.substring(place, place + period)))
                        .append("' $(seq ")
                        .append(times)
                        .append("); ");
                place += times * period;
                plain = place;
            }
        }
        return "{ " + commands + plainly(octets.substring(plain)) + "}";
    }

    private static String plainly(String octets) {
        return octets.isEmpty() ? "" : "printf '" + inFormat(octets) + "'; ";
    }

    private static String inFormat(String octets) {
        return escaped(octets).replace("%", "%%");
    }

    private static int periodOfRunAt(String octets, int place) {
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            if (lengthOfRun(octets, place, period) >= SHORTEST_RUN) {
                return period;
            }
        }
        return 0;
    }

    private static int lengthOfRun(String octets, int place, int period) {
        int end = place + period;
        while (end < octets.length() && octets.charAt(end) == octets.charAt(end - period)) {
            end++;
        }
        return Math.min(end, octets.length()) - place;
    }

    /** Escapes characters that are no letters, except those without a meaning for bash. */
    private static String escaped(String octets) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            char octet = octets.charAt(i);
            if (octet < ' ' || octet > '~' || octet == '\'' || octet == '\\') {
                escaped.append("\\x").append(HexFormat.of().toHexDigits((byte) octet));
            } else {
                escaped.append(octet);
            }
        }
        return escaped.toString();
    }
}
