package io.masthead.adapters.rest;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the adapter without a network. Immutable. */
final class Api {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Service service;
    private final @Nullable String authorization;

    Api(Service service) {
        this(service, null);
    }

    private Api(Service service, @Nullable String authorization) {
        this.service = service;
        this.authorization = authorization;
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    /** The same, signed in as a user. */
    Api as(long user) {
        return authorized("Bearer user-" + user);
    }

    Api authorized(String header) {
        return new Api(service, header);
    }

    Response get(String uri, String... headers) {
        return send("GET", uri, new byte[0], headers);
    }

    Response post(String uri, String json) {
        return sendJson("POST", uri, json);
    }

    Response put(String uri, String json) {
        return sendJson("PUT", uri, json);
    }

    Response patch(String uri, String json) {
        return sendJson("PATCH", uri, json);
    }

    Response delete(String uri) {
        return send("DELETE", uri, new byte[0]);
    }

    Response form(String uri, String form) {
        return send("POST", uri, form.getBytes(StandardCharsets.UTF_8), HttpHeaders.CONTENT_TYPE, FORM);
    }

    Response sendJson(String method, String uri, String json) {
        return send(method, uri, json.getBytes(StandardCharsets.UTF_8), HttpHeaders.CONTENT_TYPE, "application/json");
    }

    /** Sends a request with headers given as names and values in turn. */
    Response send(String method, String uri, byte[] body, String... headers) {
        MockHttpServletRequestBuilder builder = MockMvcRequestBuilders.request(
                        HttpMethod.valueOf(method), URI.create(uri))
                .header(HttpHeaders.HOST, "localhost")
                .content(body);
        if (authorization != null) {
            builder.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
            if (headers[i].equals(HttpHeaders.COOKIE)) {
                builder.cookie(cookies(headers[i + 1])); // the container's part
            }
        }
        return new Response(service.send(service.request(builder)));
    }

    private static Cookie[] cookies(String header) {
        return Arrays.stream(header.split("; ", -1))
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Cookie(pair[0], pair[1]))
                .toArray(Cookie[]::new);
    }

    static final class Response {

        private final MockHttpServletResponse servletResponse;

        Response(MockHttpServletResponse servletResponse) {
            this.servletResponse = servletResponse;
        }

        /** Where the request came from, as the command that it became should say. */
        RequestOrigin origin() {
            return new RequestOrigin(
                    Optional.of("127.0.0.1"), Optional.ofNullable(header("X-Request-Id")), UserAgent.UNKNOWN);
        }

        int status() {
            return servletResponse.getStatus();
        }

        @Nullable
        String header(String name) {
            return servletResponse.getHeader(name);
        }

        List<String> headers(String name) {
            return List.copyOf(servletResponse.getHeaders(name));
        }

        List<String> headerNames() {
            return List.copyOf(servletResponse.getHeaderNames());
        }

        String body() {
            return new String(servletResponse.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Api.json(body());
        }

        /** {@return the kind of problem, from a response that is a well-formed problem} */
        String problem() {
            JsonNode problem = json();
            boolean whole = "application/problem+json".equals(servletResponse.getContentType())
                    && problem.get("status").asInt() == status()
                    && problem.get("title").isString()
                    && problem.get("detail").isString()
                    && problem.get("instance").asString().equals("/requests/" + header("X-Request-Id"));
            String type = problem.get("type").asString();
            return whole && type.startsWith("/problems/") ? type.substring("/problems/".length()) : "no problem";
        }

        /** {@return what is wrong with a request: pointer or parameter, and code} */
        List<String> violations() {
            return json().get("errors")
                    .valueStream()
                    .map(error -> (error.has("pointer") ? error.get("pointer") : error.get("parameter")).asString()
                            + " " + error.get("code").asString())
                    .toList();
        }
    }
}
