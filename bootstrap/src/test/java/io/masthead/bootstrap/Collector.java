package io.masthead.bootstrap;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenTelemetry collector that keeps what it receives by OTLP over HTTP. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, List<byte[]>> received = new ConcurrentHashMap<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new CopyOnWriteArrayList<>())
                    .add(body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> spans() throws IOException {
        List<Span> spans = new ArrayList<>();
        for (byte[] request : received.getOrDefault("/v1/traces", List.of())) {
            ExportTraceServiceRequest.parseFrom(request)
                    .getResourceSpansList()
                    .forEach(resource ->
                            resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
        }
        return spans;
    }

    List<LogRecord> logs() throws IOException {
        List<LogRecord> records = new ArrayList<>();
        for (byte[] request : received.getOrDefault("/v1/logs", List.of())) {
            ExportLogsServiceRequest.parseFrom(request)
                    .getResourceLogsList()
                    .forEach(resource ->
                            resource.getScopeLogsList().forEach(scope -> records.addAll(scope.getLogRecordsList())));
        }
        return records;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
