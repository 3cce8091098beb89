package io.masthead.bootstrap.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;

/** Collects secrets from requests, and searches responses for them. */
public final class Exchanges {

    private static final String ISSUED = "\"(?:access|refresh)_token\":\"[^\"]*\"";

    private static final Pattern COOKIE = Pattern.compile("masthead-refresh=([\\w-]+)");
    private static final Set<String> ISSUERS = Set.of("/token", "/token/cookie");

    private Exchanges() {}

    /** Adds the credentials of a request. */
    public static void sent(HttpRequest request) {
        Secrets.KNOWN.addNamedIn(request.uri().toString());
        request.bodyPublisher().map(Exchanges::textOf).ifPresent(Secrets.KNOWN::addNamedIn);
        request.headers()
                .firstValue("Authorization")
                .map(credentials -> credentials.replaceFirst("^Bearer ", ""))
                .ifPresent(Secrets.KNOWN::add);
    }

    /** Fails for a response with a secret, except the tokens that were requested. */
    public static void received(HttpResponse<String> response) {
        String body = response.body();
        String headers = response.headers().map().toString();
        String path = response.uri().getPath();
        if (response.statusCode() == 200 && ISSUERS.contains(path)) {
            Secrets.KNOWN.addNamedIn(body);
            body = body.replaceAll(ISSUED, "");
        }
        if (response.statusCode() == 200 && path.equals("/token/cookie")) {
            COOKIE.matcher(headers).results().map(found -> found.group(1)).forEach(Secrets.KNOWN::add);
            headers = COOKIE.matcher(headers).replaceAll("");
        }
        assertThat(Secrets.KNOWN.in(headers + body))
                .as("Secrets in the response to %s", response.request())
                .isEmpty();
    }

    private static String textOf(BodyPublisher body) {
        BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                text.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                text.onNext(List.of(part));
            }

            @Override
            public void onError(Throwable problem) {
                text.onError(problem);
            }

            @Override
            public void onComplete() {
                text.onComplete();
            }
        });
        return text.getBody().toCompletableFuture().join();
    }
}
