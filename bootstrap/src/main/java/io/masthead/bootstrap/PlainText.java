package io.masthead.bootstrap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Replaces what JSON does not escape, and some programs take for the end of a line or a change of direction. The rest of
 * the control characters, JSON escapes.
 */
final class PlainText implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final Pattern UNESCAPED = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}]+");

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.applyingValueProcessor(
                ValueProcessor.of(String.class, text -> UNESCAPED.matcher(text).replaceAll(" ")));
    }
}
