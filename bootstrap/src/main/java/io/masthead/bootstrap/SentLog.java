package io.masthead.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.masthead.http.request.RequestId;
import io.masthead.http.request.TraceContext;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of the log to the OpenTelemetry collector as well, each with the trace of its request. OpenTelemetry
 * has an appender for Logback, but no finished version of it.
 */
final class SentLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final LoggerProvider loggers;
    private final Logger root;

    private SentLog(LoggerProvider loggers, Logger root) {
        this.loggers = loggers;
        this.root = root;
    }

    /** {@return the appender, in force until it is closed} */
    static SentLog to(LoggerProvider loggers) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        SentLog log = new SentLog(loggers, context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        log.setContext(context);
        log.setName("otlp");
        log.start();
        log.root.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        LogRecordBuilder entry = loggers.get(event.getLoggerName())
                .logRecordBuilder()
                .setTimestamp(event.getTimeStamp(), TimeUnit.MILLISECONDS)
                .setSeverity(severity(event.getLevel()))
                .setSeverityText(event.getLevel().levelStr)
                .setBody(event.getFormattedMessage());
        Map<String, String> known = event.getMDCPropertyMap();
        @Nullable String id = known.get(RequestId.LOG_KEY);
        if (id != null) {
            entry = entry.setAttribute("masthead.request_id", id);
        }
        @Nullable String trace = known.get(TraceContext.LOG_KEY);
        @Nullable String span = known.get(TraceContext.SPAN_LOG_KEY);
        if (trace != null && span != null) {
            SpanContext context = SpanContext.create(trace, span, TraceFlags.getDefault(), TraceState.getDefault());
            entry = entry.setContext(Span.wrap(context).storeInContext(Context.root()));
        }
        if (event.getThrowableProxy() != null) {
            entry = entry.setAttribute(
                            "exception.type", event.getThrowableProxy().getClassName())
                    .setAttribute("exception.stacktrace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        entry.emit();
    }

    private static Severity severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> Severity.ERROR;
            case Level.WARN_INT -> Severity.WARN;
            case Level.INFO_INT -> Severity.INFO;
            case Level.DEBUG_INT -> Severity.DEBUG;
            default -> Severity.TRACE;
        };
    }

    @Override
    public void close() {
        boolean unused = root.detachAppender(this);
        stop();
    }
}
