package io.masthead.adapters.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Opens connections to Redis, in the background. */
final class RedisConnections implements AutoCloseable {

    /** Timeout for opening a connection, including name resolution, TLS and authentication. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final int THREADS = 2;

    private final RedisURI address;
    private final ClientResources resources;
    private final RedisClient client;

    RedisConnections(URI url) {
        address = address(url);
        resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                // Resolves names like every other program on this machine.
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
        client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                // Requests open a new connection, since waiting for reconnection would take too long.
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(TIMEOUT)
                        .keepAlive(true)
                        .build())
                .build());
    }

    CompletionStage<StatefulRedisConnection<String, byte[]>> open() {
        return client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), address);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
        resources.shutdown().awaitUninterruptibly(TIMEOUT.toMillis());
    }

    /** {@return host, port, TLS, user, password and database of a URL} */
    static RedisURI address(URI url) {
        String scheme = url.getScheme();
        String authority = url.getRawAuthority();
        int start = authority.lastIndexOf('@') + 1;
        String host = authority.substring(start).replaceFirst(":[0-9]*$", "");
        // The client reads no host with an underscore, so it reads one without, which the host then replaces.
        RedisURI address = RedisURI.create(scheme.toLowerCase(Locale.ROOT) + "://" + authority.substring(0, start)
                + authority.substring(start).replace('_', '-') + url.getRawPath());
        address.setHost(host);
        address.setClientName("masthead");
        address.setTimeout(TIMEOUT);
        return address;
    }
}
