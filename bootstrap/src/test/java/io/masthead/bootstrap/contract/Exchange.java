package io.masthead.bootstrap.contract;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Objects;

/** A request, and what came back; a request without a query has an empty one. */
public record Exchange(String method, String path, String query, int status, HttpHeaders headers, String body) {

    public static Exchange of(HttpResponse<String> answer) {
        return new Exchange(
                answer.request().method(),
                answer.uri().getPath(),
                Objects.requireNonNullElse(answer.uri().getRawQuery(), ""),
                answer.statusCode(),
                answer.headers(),
                answer.body());
    }

    boolean selectsMembers() {
        return ("&" + query).contains("&fields=");
    }

    @Override
    public String toString() {
        return "the answer " + status + " to " + method + " " + path;
    }
}
