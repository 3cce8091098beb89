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

/** Redis server on its own port, which it keeps across restarts. */
public final class TestRedis implements AutoCloseable {

    private final int port;
    private final List<String> settings;
    private RedisServer server;

    /**
     * Starts the server.
     *
     * @param settings the lines of its configuration
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

    /** {@return the URL of the server} */
    public URI url() {
        return url("", "");
    }

    URI url(String credentials, String path) {
        return URI.create("redis://" + credentials + "127.0.0.1:" + port + path);
    }

    /**
     * Runs a query.
     *
     * @param <T> the result type
     * @param url the URL with credentials and database
     * @param query the query
     * @return the result
     */
    public <T> T look(URI url, Function<RedisCommands<String, String>, T> query) {
        try (RedisClient client = RedisClient.create(RedisURI.create(url));
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return query.apply(connection.sync());
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
