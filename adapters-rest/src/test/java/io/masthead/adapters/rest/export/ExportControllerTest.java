package io.masthead.adapters.rest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.export.ExportAccount.Exported;
import io.masthead.application.export.ExportPosts;
import io.masthead.domain.Page;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.problem.ResponseAborted;
import io.masthead.http.request.RequestBounds;
import io.masthead.http.request.RequestContext;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class ExportControllerTest {

    private static final AuthenticatedUser CALLER =
            new AuthenticatedUser(new UserId(7), Optional.empty(), AuthenticationTime.UNKNOWN);

    @Test
    void a_caller_who_goes_away_is_no_failure() throws IOException {
        MockHttpServletResponse response = new GoneCaller();

        export(query -> part(query.self()), response);

        assertThat(response.isCommitted()).isTrue();
    }

    @Test
    void what_breaks_off_is_no_whole_document_and_its_stream_is_not_closed() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        // A lost connection to the database, which has an IOException as its cause, too.
        assertThatThrownBy(() -> export(
                        query -> {
                            if (query.after().isPresent()) {
                                throw new StorageUnavailable(new SocketException("Connection reset"));
                            }
                            return part(query.self());
                        },
                        response))
                .isInstanceOf(ResponseAborted.class);

        response.getOutputStream().write('!');
        assertThat(response.getContentAsString())
                .contains("\"title\":\"Title 1\"")
                .endsWith("}!");
        assertThat(response.getContentAsString()).doesNotContain("]}!", "\"audit\"");
    }

    private static void export(ExportPosts posts, MockHttpServletResponse response) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/users/me/export");
        RequestContext unused = RequestContext.begin(
                request, response, "export-1", new ClientAddress(request, TrustedProxies.NONE), RequestBounds.usual());
        new ExportController(
                        self -> new Exported(Posts.WRITTEN, Users.alice(self), List.of(), List.of()),
                        posts,
                        query -> new Page<>(List.of(), Optional.empty(), Optional.empty()),
                        new Admission(AdmissionLimits.NONE),
                        new JsonMapper())
                .export(CALLER, request, response);
    }

    private static Page<Post, PostCursor> part(UserId author) {
        Post post = Posts.draft(new PostId(1), author);
        return new Page<>(List.of(post), Optional.of(PostCursor.of(post, PostSort.NEWEST, 0)), Optional.empty());
    }

    /** Takes the headers, and nothing else. */
    private static final class GoneCaller extends MockHttpServletResponse {

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(int part) throws IOException {
                    throw new IOException("Broken pipe");
                }
            };
        }
    }
}
