package pressure;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What clients usually ask, so that the service is a live one: compiled, and with its caches filled. */
final class Usage {

    private static final int CLIENTS = 8;

    private final URI service;
    private final Preparation prepared;

    Usage(URI service, Preparation prepared) {
        this.service = service;
        this.prepared = prepared;
    }

    void run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                Http http = new Http(service, "127.0.0." + (40 + i));
                clients.submit(() -> {
                    String token = http.signIn(Preparation.EMAIL, Preparation.PASSWORD);
                    while (System.nanoTime() < end) {
                        ask(http, token);
                    }
                    return null;
                });
            }
        }
    }

    private void ask(Http http, String token) throws Exception {
        for (int i = 0; i < 10; i++) {
            Object user = http.get("/users/" + prepared.user());
            Object list = http.get("/posts?limit=20&sort=-id");
        }
        Object found = http.get("/posts?limit=20&q=everywhere");
        Object account = http.send("GET", "/users/me", "", "", token);
        Object nothing = http.get("/users/0");
        Object probe = http.get("/livez");
        Object written = http.send("POST", "/posts", "application/json", "{\"title\":\"Usual\",\"body\":\"x\"}", token);
    }
}
