package io.masthead.http.headers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Content codings that a client accepts (RFC 9110 §12.5.3). */
final class AcceptedCodings {

    private static final Pattern ELEMENT = Pattern.compile(
            "[ \\t]*(?<coding>[!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \\t]*(?:;[ \\t]*[qQ]=(?<weight>[01](?:\\.[0-9]{0,3})?)[ \\t]*)?");

    private AcceptedCodings() {}

    /** {@return whether a coding is named with a weight above zero, or else any coding is} */
    static boolean include(String header, String coding) {
        boolean any = false;
        for (String element : header.split(",", -1)) {
            Matcher form = ELEMENT.matcher(element);
            if (!form.matches()) {
                continue;
            }
            boolean accepted = form.group("weight") == null || Double.parseDouble(form.group("weight")) > 0;
            if (form.group("coding").equalsIgnoreCase(coding)) {
                return accepted;
            }
            any |= accepted && form.group("coding").equals("*");
        }
        return any;
    }
}
