package io.masthead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.launchdarkly.eventsource.StreamHttpErrorException;
import io.masthead.client.model.Event;
import io.masthead.client.model.Post;
import io.masthead.client.model.PostCreate;
import io.masthead.client.model.Token;
import io.masthead.client.model.UserCreate;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of events beside the client that openapi-generator makes of docs/openapi.json. */
class EventFeedTest {

    private static final URI SERVICE = URI.create(Objects.requireNonNull(
            System.getenv("MASTHEAD"), "Nothing to test: node with-service.mjs ../mvnw -f pom.xml test"));
    private static final String PASSWORD = "correct horse battery staple";

    private final ApiClient alice = new ApiClient();
    private String token = "";

    @BeforeEach
    void signIn() throws ApiException {
        alice.updateBaseUri(SERVICE.toString());
        String email = "java-feed@example.com";
        new UsersApi(alice)
                .registerUser(
                        new UserCreate().name("Alice").email(email).age(25).password(PASSWORD), "java-feed");
        Token signedIn = new SigningInApi(alice).signIn("password", email, PASSWORD, null);
        token = signedIn.getAccessToken();
        alice.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }

    @Test
    void tells_what_happens_and_goes_on_where_it_was_left() throws Exception {
        String place;
        try (EventFeed feed = follow(List.of("/posts"), Optional.empty())) {
            EventFeed.Item item = feed.next();
            assertThat(item).isInstanceOf(EventFeed.Position.class);
            place = item.after();
        }
        Post first = write("First");
        Post second = write("Second");

        EventFeed.Occurred one = published(place);
        EventFeed.Occurred two = published(one.after());

        assertThat(List.of(one, two))
                .extracting(EventFeed.Occurred::event)
                .extracting(Event::getSubject)
                .containsExactly("posts/" + first.getId(), "posts/" + second.getId());
    }

    @Test
    void ends_where_the_service_refuses_it() {
        try (EventFeed feed = follow(List.of("/nothing"), Optional.empty())) {
            StreamHttpErrorException refusal = catchThrowableOfType(StreamHttpErrorException.class, feed::next);

            assertThat(refusal.getCode()).isEqualTo(422);
        }
    }

    private EventFeed.Occurred published(String after) throws Exception {
        try (EventFeed feed = follow(List.of("/posts"), Optional.of(after))) {
            while (true) {
                if (feed.next() instanceof EventFeed.Occurred occurred
                        && "post.published".equals(occurred.event().getType())) {
                    return occurred;
                }
            }
        }
    }

    private EventFeed follow(List<String> topics, Optional<String> after) {
        return new EventFeed(SERVICE, topics, after, () -> Optional.of(token));
    }

    private Post write(String title) throws ApiException {
        return new PostsApi(alice).writePost(new PostCreate().title(title), null);
    }
}
