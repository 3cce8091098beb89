package io.masthead.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Kind of request that is measured.
 *
 * @param name its name in the table
 * @param onFloor whether the floor can do it too
 * @param status the expected status
 * @param preparation makes what makes the requests, shortly before they are sent
 */
record Work(String name, boolean onFloor, int status, Preparation preparation) {

    private static final int TAGGED_USERS = 100;
    private static final AtomicLong KEYS = new AtomicLong();

    /** {@return whether it leaves rows in the database} */
    boolean writes() {
        return status == 201;
    }

    /** Makes what makes the requests. */
    @FunctionalInterface
    interface Preparation {

        /**
         * Prepares requests.
         *
         * @param client asks the service for what they contain, such as tokens
         */
        Supplier<byte[]> prepare(ServiceClient client) throws IOException, InterruptedException;
    }

    /**
     * {@return all works, in their order in the table}
     *
     * @param users the ids of users
     * @param posts the ids of posts
     */
    static List<Work> all(List<Long> users, List<Long> posts) {
        return List.of(
                new Work("GET /users/{id}", true, 200, client -> byId("/users/", users)),
                new Work("GET /posts/{id}", true, 200, client -> byId("/posts/", posts)),
                new Work("GET /users?limit=20", true, 200, client -> always(get("/users?limit=20", ""))),
                new Work("GET /posts?limit=20", true, 200, client -> always(get("/posts?limit=20", ""))),
                new Work("GET /livez", true, 200, client -> always(get("/livez", ""))),
                new Work("POST /users", true, 201, client -> () -> post("/users", "", Samples.user())),
                new Work("GET /users/{id}, 304", false, 304, client -> tagged(client, users)),
                new Work("GET /posts?limit=20, 304", false, 304, client -> {
                    String path = "/posts?limit=20";
                    return always(get(path, unlessMatching(client.entityTag(path))));
                }),
                new Work("GET /users/me", false, 200, client -> always(get("/users/me", bearer(client)))),
                new Work("POST /posts", false, 201, client -> {
                    String bearer = bearer(client);
                    return () -> post("/posts", bearer, anyPost());
                }),
                new Work("POST /posts, Idempotency-Key", false, 201, client -> {
                    String bearer = bearer(client);
                    return () -> post(
                            "/posts", bearer + "Idempotency-Key: key-" + KEYS.incrementAndGet() + "\r\n", anyPost());
                }));
    }

    private static Supplier<byte[]> byId(String path, List<Long> ids) {
        return any(ids.stream().map(id -> get(path + id, "")).toList());
    }

    private static Supplier<byte[]> tagged(ServiceClient client, List<Long> users)
            throws IOException, InterruptedException {
        List<byte[]> requests = new ArrayList<>();
        for (Long id : users.subList(0, TAGGED_USERS)) {
            String path = "/users/" + id;
            requests.add(get(path, unlessMatching(client.entityTag(path))));
        }
        return any(requests);
    }

    private static Supplier<byte[]> always(byte[] request) {
        return () -> request;
    }

    private static Supplier<byte[]> any(List<byte[]> requests) {
        return () -> requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
    }

    private static String anyPost() {
        return Samples.post(ThreadLocalRandom.current().nextInt());
    }

    private static String unlessMatching(String tag) {
        return "If-None-Match: " + tag + "\r\n";
    }

    private static String bearer(ServiceClient client) throws IOException, InterruptedException {
        return "Authorization: Bearer " + client.signIn() + "\r\n";
    }

    private static byte[] get(String path, String headers) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    private static byte[] post(String path, String headers, String json) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    /** Everything that is sent is ASCII. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
