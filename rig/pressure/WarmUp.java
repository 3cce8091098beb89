package pressure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What clients usually ask, so that the service is a live one: compiled, and with its caches filled. */
final class WarmUp {

    private static final int CLIENTS = 8;

    private final URI service;
    private final Preparation prepared;

    WarmUp(URI service, Preparation prepared) {
        this.service = service;
        this.prepared = prepared;
    }

    void run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Http http = new Http(service, "127.0.0." + (40 + i));
                all.add(() -> {
                    String token = http.signIn(Preparation.EMAIL, Preparation.PASSWORD);
                    while (System.nanoTime() < end) {
                        ask(http, token);
                    }
                    return null;
                });
            }
            for (Future<Object> client : clients.invokeAll(all)) {
                client.get();
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
