package io.masthead.bootstrap.contract;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** A request, and what came back. */
public record Exchange(String method, String path, int status, HttpHeaders headers, String body) {

    public static Exchange of(HttpResponse<String> answer) {
        return new Exchange(
                answer.request().method(),
                answer.uri().getPath(),
                answer.statusCode(),
                answer.headers(),
                answer.body());
    }

    @Override
    public String toString() {
        return "the answer " + status + " to " + method + " " + path;
    }
}
