package io.masthead.bootstrap;

import io.masthead.adapters.persistence.event.EventListener;
import io.masthead.adapters.persistence.event.EventRelay;
import io.masthead.application.event.EventFeed;
import io.masthead.bootstrap.settings.EventSettings;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.UserRepository;
import io.masthead.http.stream.OpenStreams;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Beans of the feed of events, none of which there is with {@code EVENTS_CONNECTIONS=0}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(EventSettings.class)
class EventConfiguration {

    @Bean(destroyMethod = "stop")
    EventFeed eventFeed(EventLog log, SessionRepository sessions, UserRepository users, InstantSource clock) {
        return new EventFeed(log, sessions, users, clock);
    }

    @Bean(initMethod = "start")
    EventRelay eventRelay(JdbcClient jdbc, UnitOfWork work, EventSettings settings, EventFeed feed) {
        return new EventRelay(jdbc, work, settings.retention(), feed::wake);
    }

    /** Behind a pooler, which does not pass notifications on, it hears nothing: the feed looks twice a second. */
    @Bean(initMethod = "start")
    EventListener eventListener(RunningDatabase database, DatabaseRoles checked, EventRelay relay, EventFeed feed) {
        return new EventListener(
                database.service(), () -> PoolerCheck.isBehindPooler(database.service()), relay::sent, feed::wake);
    }

    @Bean
    EventFeedLifecycle eventFeedLifecycle(EventFeed feed, OpenStreams streams) {
        return new EventFeedLifecycle(feed, streams);
    }

    @Bean
    EventMetrics eventMetrics(EventFeed feed, EventRelay relay) {
        return new EventMetrics(feed, relay);
    }
}
