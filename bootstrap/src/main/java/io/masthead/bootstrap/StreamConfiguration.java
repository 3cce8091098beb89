package io.masthead.bootstrap;

import io.masthead.application.event.EventPosition;
import io.masthead.application.event.FollowEvents;
import io.masthead.application.event.ReadEvents;
import io.masthead.bootstrap.settings.EventSettings;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.stream.OpenStreams;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for connections that follow events, also where there is no feed. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    OpenStreams openStreams(Settings settings) {
        return new OpenStreams(settings.events().map(EventSettings::connections).orElse(0));
    }

    @Bean
    StreamMetrics streamMetrics(OpenStreams streams) {
        return new StreamMetrics(streams);
    }

    /** Stands for the feed where there is none: its operations find nothing, and ask for nothing. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(EventSettings.class)
    static class WithoutFeed {

        private static final String REASON = "EVENTS_CONNECTIONS is 0";

        @Bean
        ReadEvents readEvents() {
            return query -> {
                throw new IllegalStateException(REASON);
            };
        }

        @Bean
        FollowEvents followEvents() {
            return subscription -> {
                throw new IllegalStateException(REASON);
            };
        }

        @Bean
        EventPosition eventPosition() {
            return EventPosition.NONE;
        }
    }
}
