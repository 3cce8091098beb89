package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;

@SuppressWarnings("MethodName")
class RepeatedMessagesTest {

    private final LoggerContext loggers = new LoggerContext();
    private final Logger logger = loggers.getLogger("com.acme.Repeated");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final RepeatedMessages limit = RepeatedMessages.in(loggers);

    @BeforeEach
    void listen() {
        appender.start();
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    @AfterEach
    void stop() {
        limit.close();
    }

    @Test
    void a_message_that_repeats_is_logged_a_few_times_and_then_counted() {
        for (int i = 0; i < 1_000; i++) {
            logger.warn("Something is unavailable: {}", i);
        }
        logger.warn("Something else");

        limit.endPeriod();

        assertThat(logged())
                .containsExactly(
                        "Something is unavailable: 0",
                        "Something is unavailable: 1",
                        "Something is unavailable: 2",
                        "Something is unavailable: 3",
                        "Something is unavailable: 4",
                        "Something else",
                        "995 more in the last minute, of Repeated: Something is unavailable: {}");
        assertThat(limit.leftOut(Level.WARN)).isEqualTo(995);
    }

    @Test
    void a_message_is_logged_again_in_the_next_period() {
        for (int i = 0; i <= RepeatedMessages.MOST; i++) {
            logger.error("A bug");
        }
        limit.endPeriod();
        appender.list.clear();

        logger.error("A bug");

        assertThat(logged()).containsExactly("A bug");
    }

    @Test
    void the_access_log_has_a_message_for_each_request() {
        for (int i = 0; i < 1_000; i++) {
            loggers.getLogger(AccessLog.NAME).info("{} {}", "GET", "/posts");
        }

        assertThat(logged()).hasSize(1_000);
        assertThat(limit.leftOut(Level.INFO)).isZero();
    }

    @Test
    void an_event_is_not_hidden_by_events_of_another_type() {
        for (int i = 0; i < 7; i++) {
            logger.info("{}", new Frequent(i));
        }

        logger.info("{}", new Rare(0));

        limit.endPeriod();
        assertThat(logged())
                .contains("Rare[number=0]", "2 more in the last minute, of Repeated: Frequent")
                .doesNotContain("Frequent[number=5]");
        assertThat(limit.leftOut(Level.INFO)).isEqualTo(2);
        assertThat(limit.leftOut(Level.WARN)).as("ordinary events are no alarm").isZero();
    }

    @Test
    void a_bug_is_not_hidden_by_another_that_is_reported_in_the_same_words() {
        for (int i = 0; i < 7; i++) {
            logger.error("A bug", new IllegalStateException("one"));
        }

        logger.error("A bug", new IllegalArgumentException("of another class"));
        logger.error("A bug", new IllegalStateException("at another place"));
        logger.error("A bug", new IllegalStateException("wrapped", new UnsupportedOperationException("inside")));

        assertThat(problems()).hasSize(8).endsWith("of another class", "at another place", "wrapped");
        limit.endPeriod();
        assertThat(logged())
                .last(STRING)
                .matches("2 more in the last minute, of Repeated: A bug "
                        + "\\(java\\.lang\\.IllegalStateException at .*RepeatedMessagesTest\\.java:[0-9]+\\)\\)");
    }

    @Test
    void bugs_that_the_jdk_finds_differ_by_its_caller() {
        for (int i = 0; i < 7; i++) {
            logger.error("A bug", missing());
        }

        logger.error("A bug", assertThrows(NullPointerException.class, () -> Objects.requireNonNull(null, "other")));

        assertThat(problems()).hasSize(6).last().isEqualTo("other");
    }

    @Test
    void messages_that_are_all_different_are_bounded_and_counted_too() {
        for (int i = 0; i < 10_000; i++) {
            logger.info("Number " + i);
        }

        assertThat(appender.list).hasSizeLessThanOrEqualTo(1_000 + RepeatedMessages.MOST);
        limit.endPeriod();
        assertThat(logged()).last().isEqualTo("8995 more in the last minute, of Repeated: other messages");
    }

    @Test
    void the_first_error_of_a_kind_is_logged_after_any_number_of_other_messages() {
        for (int i = 0; i < 10_000; i++) {
            logger.warn("Number " + i);
        }

        for (int i = 0; i < 100; i++) {
            logger.error("Error " + i);
        }

        assertThat(logged()).endsWith("Error 98", "Error 99");
        assertThat(logged().stream().filter(message -> message.startsWith("Error")))
                .hasSize(100);
    }

    @Test
    void a_log_that_fails_ends_neither_the_counting_nor_the_summaries() {
        for (int i = 0; i < 7; i++) {
            logger.warn("One");
            logger.warn("Other");
        }
        loggers.addTurboFilter(new FailsOnce());

        limit.endPeriod();

        assertThat(logged()).last(STRING).startsWith("2 more in the last minute, of Repeated: ");
        logger.warn("One");
        logger.warn("Other");
        assertThat(logged()).endsWith("One", "Other");
        assertThat(loggers.getStatusManager().getCopyOfStatusList())
                .anyMatch(status -> status.getMessage().contains("cannot be logged"));
    }

    private static NullPointerException missing() {
        return assertThrows(NullPointerException.class, () -> Objects.requireNonNull(null, "one"));
    }

    private List<String> problems() {
        return appender.list.stream()
                .map(event -> event.getThrowableProxy().getMessage())
                .toList();
    }

    private List<String> logged() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private record Frequent(int number) {}

    private record Rare(int number) {}

    /** Fails at the first message. */
    private static final class FailsOnce extends TurboFilter {

        private boolean failed;

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger to,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable problem) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("The disk is full");
            }
            return FilterReply.NEUTRAL;
        }
    }
}
