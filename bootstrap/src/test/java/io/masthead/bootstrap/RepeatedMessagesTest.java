package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        assertThat(limit.leftOut()).isEqualTo(995);
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
    void messages_that_are_all_different_are_bounded_too() {
        for (int i = 0; i < 10_000; i++) {
            logger.info("Number " + i);
        }

        assertThat(appender.list).hasSizeLessThanOrEqualTo(1_000);
    }

    private List<String> logged() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
