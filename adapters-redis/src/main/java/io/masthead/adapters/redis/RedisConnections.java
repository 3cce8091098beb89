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

    /** How long opening one may take, name, TLS and password included. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

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
                // Names mean what they mean to everything else on this machine.
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
        client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                // Whoever needs a connection opens a new one; what waits for the old one to come back waits too long.
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(PATIENCE)
                        .keepAlive(true)
                        .build())
                .build());
    }

    CompletionStage<StatefulRedisConnection<String, byte[]>> open() {
        return client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), address);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
        resources.shutdown().awaitUninterruptibly(PATIENCE.toMillis());
    }

    /** {@return host, port, TLS, user, password and database of a URL} */
    static RedisURI address(URI url) {
        String scheme = url.getScheme();
        RedisURI address =
                RedisURI.create(scheme.toLowerCase(Locale.ROOT) + url.toString().substring(scheme.length()));
        address.setClientName("masthead");
        address.setTimeout(PATIENCE);
        return address;
    }
}
