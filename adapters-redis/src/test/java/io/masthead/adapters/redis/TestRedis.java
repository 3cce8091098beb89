package io.masthead.adapters.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import redis.embedded.RedisServer;

/** A real Redis on a port of its own, which comes back there after it was stopped. */
public final class TestRedis implements AutoCloseable {

    private final int port;
    private final List<String> settings;
    private RedisServer server;

    /**
     * Starts it.
     *
     * @param settings lines of its configuration
     */
    public TestRedis(String... settings) {
        this.port = freePort();
        this.settings = List.of(settings);
        this.server = start();
    }

    private RedisServer start() {
        try {
            var builder = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("daemonize no");
            settings.forEach(builder::setting);
            RedisServer started = builder.build();
            started.start();
            return started;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    void restart() {
        server = start();
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** {@return where it is} */
    public URI url() {
        return url("", "");
    }

    URI url(String credentials, String path) {
        return URI.create("redis://" + credentials + "127.0.0.1:" + port + path);
    }

    /**
     * Looks inside.
     *
     * @param <T> what is looked for
     * @param url with credentials and database
     * @param question what to ask
     * @return the answer
     */
    public <T> T look(URI url, Function<RedisCommands<String, String>, T> question) {
        try (RedisClient client = RedisClient.create(RedisURI.create(url));
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
