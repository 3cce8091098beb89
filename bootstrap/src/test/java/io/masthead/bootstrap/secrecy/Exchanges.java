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
import java.util.concurrent.Flow;

/** Learns secrets from what is sent, and looks for them in what is answered. */
public final class Exchanges {

    private static final String ISSUED = "\"(?:access|refresh)_token\":\"[^\"]*\"";

    private Exchanges() {}

    /** Adds what a request has to prove who sends it. */
    public static void sent(HttpRequest request) {
        Secrets.KNOWN.addNamedIn(request.uri().toString());
        request.bodyPublisher().map(Exchanges::textOf).ifPresent(Secrets.KNOWN::addNamedIn);
        request.headers()
                .firstValue("Authorization")
                .map(credentials -> credentials.replaceFirst("^Bearer ", ""))
                .ifPresent(Secrets.KNOWN::add);
    }

    /** Requires that an answer shows no secret, apart from the tokens that were asked for. */
    public static void answered(HttpResponse<String> answer) {
        String body = answer.body();
        if (answer.statusCode() == 200 && answer.uri().getPath().equals("/token")) {
            Secrets.KNOWN.addNamedIn(body);
            body = body.replaceAll(ISSUED, "");
        }
        assertThat(Secrets.KNOWN.in(answer.headers().map() + body))
                .as("Secrets in the answer to %s", answer.request())
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
