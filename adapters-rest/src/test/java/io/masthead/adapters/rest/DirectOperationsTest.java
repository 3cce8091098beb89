package io.masthead.adapters.rest;

import static io.masthead.adapters.rest.Stubs.registered;
import static io.masthead.adapters.rest.Stubs.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ForeignOperations;
import io.masthead.application.post.PostView;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Page;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.DispatcherServlet;

/** Operations that are dispatched directly respond as Spring MVC does, which serves the test double of its servlet. */
@RestSlice
@Import(ForeignOperations.class)
@SuppressWarnings("MethodName")
class DirectOperationsTest {

    private static final UserId ALICE = new UserId(7);

    private final MockMvcTester springMvc;
    private final Service service;
    private final Stubs stubs;

    DirectOperationsTest(MockMvcTester springMvc, Service service, Stubs stubs) {
        this.springMvc = springMvc;
        this.service = service;
        this.stubs = stubs;
    }

    @BeforeEach
    void everythingIsThere() {
        stubs.findAccount = Users::alice;
        stubs.listUsers = query -> Page.of(List.of(new VisibleUser(Users.alice(ALICE), true)), user -> ALICE);
        stubs.registerUser = registration -> registered(Users.alice(ALICE));
        stubs.writePost = draft -> written(Posts.draft(new PostId(1), ALICE));
        stubs.editPost = edit -> Posts.draft(new PostId(1), ALICE);
        stubs.deletePost = deletion -> {};
        stubs.findPost = query -> {
            if (query.id().value() > 1) {
                throw new PostNotFound(query.id());
            }
            return PostView.of(Posts.published(query.id(), ALICE));
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET | /posts/1 | - | -",
                "GET | /posts/1/ | - | -",
                "GET | /posts/%31 | - | -",
                "HEAD | /posts/1 | - | -",
                "GET | /posts/2 | - | -",
                "GET | /posts/0 | - | -",
                "GET | /posts/x?fields=id | - | -",
                "GET | /posts/1?fields=id,title | - | -",
                "GET | /posts/1 | - | If-None-Match: \"0\"",
                "HEAD | /posts/1 | - | If-None-Match: W/\"0\"",
                "GET | /posts/1 | - | If-None-Match: \"1\", \"0\"",
                "GET | /posts/1 | - | If-None-Match: \"1\"",
                "GET | /posts/1 | - | If-None-Match: *",
                "GET | /posts/1 | - | If-Match: \"9\"",
                "GET | /posts/1 | - | If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
                "GET | /posts/1 | - | If-Unmodified-Since: Fri, 01 Jan 2010 00:00:00 GMT",
                "GET | /posts/1 | - | Accept: text/html",
                "GET | /posts/1 | - | Origin: https://app.example",
                "GET | /posts/1 | - | Origin: https://evil.example",
                "GET | /posts/1%2F2 | - | -",
                "GET | /users?limit=1 | - | -",
                "GET | /users?limit=0&total=maybe | - | -",
                "GET | /users | - | If-None-Match: *",
                "GET | /users/me | - | -",
                "GET | /users/me | - | Authorization: Bearer user-7",
                "GET | /users/me | - | Authorization: Bearer forged",
                "POST | /users | {'name': 'Alice', 'email': 'a@example.com', 'age': 30} | -",
                "POST | /users | {'name': 1} | -",
                "POST | /users | {'name' | -",
                "POST | /users | - | -",
                "POST | /posts | {'title': 'a', 'body': 'b'} | Authorization: Bearer user-7",
                "POST | /posts | {'title': 'a', 'body': 'b'} | -",
                "POST | /users | {'name': 'Alice', 'email': 'a@example.com', 'age': 30} | Idempotency-Key: k",
                "PATCH | /posts/1 | {'title': 'a'} | Authorization: Bearer user-7",
                "DELETE | /posts/1 | - | Authorization: Bearer user-7",
                "GET | /livez | - | -",
                "GET | /livez | - | If-None-Match: *",
            })
    void respond_as_Spring_MVC_does(String method, String uri, @Nullable String body, @Nullable String header)
            throws Exception {
        MockHttpServletRequest request = service.request(request(method, uri, body, header));

        MockHttpServletResponse response = service.send(request);

        assertThat(isDirect(request)).isTrue();
        assertThat(seen(response))
                .isEqualTo(seen(
                        springMvc.perform(request(method, uri, body, header)).getResponse()));
    }

    @Test
    void a_response_that_cannot_be_written_leaves_no_header() {
        MockHttpServletRequest request = service.request(request("GET", "/foreign/unwritable", null, null));

        MockHttpServletResponse response = service.send(request);

        assertThat(isDirect(request)).isTrue();
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getHeaderNames()).doesNotContain("ETag", "Link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /posts/1",
                "OPTIONS /posts",
                "TRACE /users",
                "GET /unknown",
                "GET /openapi.json",
                "GET /",
                "GET /foreign/made"
            })
    void leave_everything_else_to_Spring_MVC(String call) {
        String[] parts = call.split(" ", 2);
        MockHttpServletRequest request = service.request(request(parts[0], parts[1], null, null));

        Object unused = service.send(request);

        assertThat(isDirect(request)).isFalse();
    }

    private static MockHttpServletRequestBuilder request(
            String method, String uri, @Nullable String body, @Nullable String header) {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(uri));
        if (body != null) {
            request.content(body.replace('\'', '"')).contentType("application/json");
        }
        if (header != null) {
            String[] parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        return request;
    }

    private static boolean isDirect(MockHttpServletRequest request) {
        return request.getAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE) == null;
    }

    private static Map<String, Object> seen(MockHttpServletResponse response) throws UnsupportedEncodingException {
        Map<String, Object> seen = new TreeMap<>();
        response.getHeaderNames().forEach(name -> seen.put(name, response.getHeaders(name)));
        seen.remove("X-Request-Id");
        seen.put("", List.of(response.getStatus(), withoutId(response.getContentAsString())));
        return seen;
    }

    private static String withoutId(String body) {
        return body.replaceAll("/requests/[^\"]+", "");
    }
}
