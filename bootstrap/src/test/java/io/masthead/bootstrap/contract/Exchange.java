package io.masthead.bootstrap.contract;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Objects;

/** Request and response; a request without a query has an empty one. */
public record Exchange(String method, String path, String query, int status, HttpHeaders headers, String body) {

    public static Exchange of(HttpResponse<String> response) {
        return new Exchange(
                response.request().method(),
                response.uri().getPath(),
                Objects.requireNonNullElse(response.uri().getRawQuery(), ""),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    boolean selectsMembers() {
        return ("&" + query).contains("&fields=");
    }

    @Override
    public String toString() {
        return "the response " + status + " to " + method + " " + path;
    }
}
