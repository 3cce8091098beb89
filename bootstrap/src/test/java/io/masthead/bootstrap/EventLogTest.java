package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.event.EventFeed;
import io.masthead.application.event.FeedNews.Occurred;
import io.masthead.application.event.FeedSubscription;
import io.masthead.application.event.FollowEvents.Subscription;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.Topic.AllPosts;
import io.masthead.domain.event.Topic.AllUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens by HTTP reaches the feed, or is not logged at all. */
@ResourceLock(Resources.SYSTEM_OUT) // which others read
@SuppressWarnings("MethodName")
class EventLogTest {

    private static final String POST = "{\"title\":\"Title\",\"body\":\"Text\",\"status\":\"published\"}";

    @Test
    void a_published_post_is_told_at_once() throws Exception {
        try (RunningService service = RunningService.start(Map.of());
                FeedSubscription subscription = service.bean(EventFeed.class)
                        .follow(new Subscription(
                                EventViewer.ANONYMOUS,
                                Optional.empty(),
                                Set.of(new AllPosts(), new AllUsers()),
                                Optional.empty()))) {
            Http author = service.http().newcomer("author@masthead.test");
            assertThat(author.post("/posts", POST).status()).isEqualTo(201);

            List<EventType> told = new ArrayList<>();
            while (told.size() < 3 && subscription.next(Duration.ofSeconds(20)) instanceof Occurred occurred) {
                Event event = occurred.event().event();
                told.add(event.type());
            }
            assertThat(told)
                    .containsExactly(EventType.USER_REGISTERED, EventType.POST_WRITTEN, EventType.POST_PUBLISHED);
        }
    }

    @Test
    void nothing_is_logged_where_nobody_can_follow() throws Exception {
        try (RunningService service = RunningService.start(Map.of("EVENTS_CONNECTIONS", "0"))) {
            Http author = service.http().newcomer("author@masthead.test");
            assertThat(author.post("/posts", POST).status()).isEqualTo(201);

            assertThat(service.bean(JdbcClient.class)
                            .sql("select (select count(*) from outbox) + (select count(*) from events)")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThatThrownBy(() -> service.bean(EventFeed.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
        }
    }
}
