package io.masthead.bootstrap;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exporter of spans that logs when the collector becomes unavailable, and when it is back: OpenTelemetry logs each
 * failure. Spans are dropped meanwhile; requests do not notice.
 */
final class ReportedExporter implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(ReportedExporter.class);

    private final SpanExporter exporter;
    private final AtomicBoolean away = new AtomicBoolean();

    ReportedExporter(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> report(result));
    }

    private void report(CompletableResultCode result) {
        if (!result.isSuccess() && away.compareAndSet(false, true)) {
            LOG.warn(
                    "The collector at OTLP_ENDPOINT takes no traces, which are dropped: {}",
                    String.valueOf(result.getFailureThrowable()));
        } else if (result.isSuccess() && away.compareAndSet(true, false)) {
            LOG.info("The collector at OTLP_ENDPOINT takes traces again");
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
