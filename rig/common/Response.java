package common;

import java.util.Map;

/** Response of the service. Names of header fields are in lower case; {@code milliseconds} begin with the request. */
public record Response(int status, Map<String, String> headers, String body, double milliseconds) {

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** {@return a field of the header, or nothing} */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** {@return the response, if it has this status} */
    public Response expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException(status + " instead of " + expected + ": " + body);
        }
        return this;
    }

    /** {@return a member of the JSON object in the body, whose value has no escapes} */
    public String member(String name) {
        int start = body.indexOf("\"" + name + "\":");
        if (start < 0) {
            throw new IllegalStateException("no " + name + " in " + body);
        }
        start += name.length() + 3;
        boolean text = body.charAt(start) == '"';
        int begin = text ? start + 1 : start;
        int end = begin;
        while (text ? body.charAt(end) != '"' : Character.isLetterOrDigit(body.charAt(end))) {
            end++;
        }
        return body.substring(begin, end);
    }
}
