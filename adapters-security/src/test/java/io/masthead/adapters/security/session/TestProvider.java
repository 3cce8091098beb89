package io.masthead.adapters.security.session;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Local identity provider with configurable responses. */
final class TestProvider implements AutoCloseable {

    /** Behaviour of the provider for a request. */
    @FunctionalInterface
    interface Behaviour {
        void respond(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Behaviour configuration;
    private volatile Behaviour keys;

    TestProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/realm/.well-known/openid-configuration", exchange -> {
            requests.incrementAndGet();
            configuration.respond(exchange);
        });
        server.createContext("/realm/keys", exchange -> {
            requests.incrementAndGet();
            keys.respond(exchange);
        });
        server.start();
        configuration = json(configuration("\"RS256\",\"ES256\",\"ES384\",\"EdDSA\",\"HS256\",\"none\""));
        keys = json("{\"keys\":[]}");
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    TrustedIssuer trustedFor(String audience) {
        return new TrustedIssuer(URI.create(issuer()), audience);
    }

    /** Returns the number of requests received. */
    int requests() {
        return requests.get();
    }

    String configuration(String algorithms) {
        return configuration(
                issuer(), issuer() + "/keys", ",\"id_token_signing_alg_values_supported\":[" + algorithms + "]");
    }

    static String configuration(String issuer, String keys, String addition) {
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keys + "\"" + addition + "}";
    }

    void configures(Behaviour behaviour) {
        configuration = behaviour;
    }

    void publishes(Behaviour behaviour) {
        keys = behaviour;
    }

    void publishes(JWK... published) {
        keys = json(new JWKSet(List.of(published)).toString(true));
    }

    Behaviour json(String text) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    Behaviour status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** Responds with a number of bytes and then stalls. */
    Behaviour hangsAfter(int bytes) {
        return exchange -> {
            if (bytes > 0) {
                exchange.sendResponseHeaders(200, 1_000_000);
                exchange.getResponseBody().write(new byte[bytes]);
                exchange.getResponseBody().flush();
            }
            try {
                closed.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Responds with single bytes at intervals, endlessly. */
    Behaviour drips() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            try {
                while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static JWK rsa(String id, KeyPair keys) {
        return new RSAKey.Builder((RSAPublicKey) keys.getPublic()).keyID(id).build();
    }

    static JWK ec(String id, Curve curve, KeyPair keys) {
        return new ECKey.Builder(curve, (ECPublicKey) keys.getPublic())
                .keyID(id)
                .build();
    }

    static JWK ed25519(String id, KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded();
        return new OctetKeyPair.Builder(
                        Curve.Ed25519,
                        Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .algorithm(JWSAlgorithm.EdDSA)
                .keyID(id)
                .build();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
