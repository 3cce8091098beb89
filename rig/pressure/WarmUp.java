package pressure;

import common.Clients;
import common.Request;
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
        String token = prepared.account().token();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String from = "127.0.0." + (40 + i);
                all.add(() -> {
                    try (Clients own = new Clients(service, from)) {
                        while (System.nanoTime() < end) {
                            ask(own, token);
                        }
                    }
                    return null;
                });
            }
            for (Future<Object> client : clients.invokeAll(all)) {
                client.get();
            }
        }
    }

    private void ask(Clients clients, String token) throws Exception {
        for (int i = 0; i < 10; i++) {
            Object user = clients.get("/users/" + prepared.account().id());
            Object list = clients.get("/posts?limit=20&sort=-id");
        }
        Object found = clients.get("/posts?limit=20&q=everywhere");
        Object account = clients.send(Request.get("/users/me").as(token));
        Object nothing = clients.get("/users/0");
        Object probe = clients.get("/livez");
        Object written = clients.send(Request.json("POST", "/posts", "{\"title\":\"Usual\",\"body\":\"x\"}").as(token));
    }
}
