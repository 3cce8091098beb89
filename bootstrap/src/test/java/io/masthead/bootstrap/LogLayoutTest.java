package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** An event is one line for any message, and an exception below it cannot look like another event. */
@Isolated("its output is read")
@SuppressWarnings("MethodName")
class LogLayoutTest {

    private static final String BEGINNING = "[0-9]{4}-[0-9]{2}-[0-9]{2}T.*";

    private final LoggerContext context = new LoggerContext();
    private final PatternLayout layout = new PatternLayout();

    @BeforeEach
    void useThePatternOfTheService() throws IOException {
        Object pattern = new YamlPropertySourceLoader()
                .load("service", new ClassPathResource("application.yaml"))
                .getFirst()
                .getProperty("logging.pattern.console");
        context.setMDCAdapter(new LogbackMDCAdapter());
        layout.setContext(context);
        layout.setPattern(String.valueOf(pattern));
        layout.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u000B",
                "\f",
                "\u001B[2J\u001B[1;31m",
                "\u009B2J",
                "\b\b\b\b",
                "\u0000",
                "\u007F",
                "\u202E",
                "\u2066",
                "\uFEFF"
            })
    void nothing_in_a_message_begins_a_line_or_steers_a_terminal(String evil) {
        String line = layout.doLayout(event("a" + evil + "2026-11-24T10:00:00.000Z ERROR [-] Forged: b", null));

        assertThat(line).endsWith(" b\n").matches(BEGINNING + "\n");
        assertThat(line.stripTrailing().codePoints()).noneMatch(LogLayoutTest::isHarmful);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u001B[2K\r", "\u009B2J", "\u0000", "\u202E"})
    void nothing_in_an_exception_looks_like_an_event(String evil) {
        String forged = "a" + evil + "2026-11-24T10:00:00.000Z ERROR [-] Forged: b";
        Exception exception = new IllegalStateException(forged, new IllegalArgumentException(forged));

        String text = layout.doLayout(event("A bug", exception));

        assertThat(text).contains("IllegalStateException: a", "Caused by: java.lang.IllegalArgumentException: a");
        assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(text.codePoints())
                .noneMatch(character -> character != '\n' && character != '\t' && isHarmful(character));
    }

    @Test
    void text_of_all_languages_stays_as_it_is() {
        assertThat(layout.doLayout(event("Größe 大きさ 😀 حجم", null))).endsWith(": Größe 大きさ 😀 حجم\n");
    }

    @Test
    void a_line_has_the_request_and_the_trace_if_there_is_one() {
        LoggingEvent traced = event("Read", null);
        traced.setMDCPropertyMap(Map.of("request_id", "my-request", "trace.id", "4bf92f3577b34da6a3ce929d0e0e4736"));
        LoggingEvent untraced = event("Read", null);
        untraced.setMDCPropertyMap(Map.of("request_id", "my-request"));

        assertThat(layout.doLayout(traced)).contains(" [my-request 4bf92f3577b34da6a3ce929d0e0e4736] Test: Read");
        assertThat(layout.doLayout(untraced)).contains(" [my-request] Test: Read");
    }

    private static boolean isHarmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private LoggingEvent event(String message, @Nullable Throwable problem) {
        return new LoggingEvent("", context.getLogger("Test"), Level.ERROR, message, problem, null);
    }
}
