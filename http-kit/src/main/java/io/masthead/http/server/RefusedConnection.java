package io.masthead.http.server;

import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Response to a connection for which there is no room, which no request is read from. */
public final class RefusedConnection {

    private RefusedConnection() {}

    /**
     * {@return the response, with a request id of its own}
     *
     * @param problems renders it
     */
    public static byte[] response(ProblemWriter problems) {
        String id = RequestId.choose(null);
        byte[] body = problems.json(ProblemType.UNAVAILABLE, id);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(String.format(Locale.ROOT, """
                HTTP/1.1 503 \r
                Content-Type: application/problem+json\r
                Content-Language: en\r
                Content-Length: %d\r
                Cache-Control: no-store\r
                Retry-After: 1\r
                X-Request-Id: %s\r
                Connection: close\r
                \r
                """, body.length, id).getBytes(StandardCharsets.US_ASCII));
        response.writeBytes(body);
        return response.toByteArray();
    }
}
