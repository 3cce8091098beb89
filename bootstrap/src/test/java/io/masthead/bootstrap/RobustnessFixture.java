package io.masthead.bootstrap;

import io.masthead.bootstrap.robustness.Existing;
import io.masthead.bootstrap.robustness.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Callers and resources for the requests to an operation: a user, an admin, and resources to read, change and delete. */
final class RobustnessFixture implements Existing {

    /** The example of the description of the API, so that failures may show it. */
    private static final String PASSWORD = "correct horse battery staple";

    private final Http anyone;
    private final Http firstAdmin;
    private final Map<String, String> values;
    private Http user;
    private Http admin;

    RobustnessFixture(Http anyone, Http firstAdmin) {
        this.anyone = anyone;
        this.firstAdmin = firstAdmin;
        String email = address();
        user = newUser(email);
        admin = newAdmin();
        long other = anyone.post("/users", "{\"name\":\"Other\",\"email\":\"%s\",\"age\":25}".formatted(address()))
                .id();
        String refreshToken = Http.served(() -> anyone.signIn(email, PASSWORD))
                .json()
                .get("refresh_token")
                .asString();
        values = Map.ofEntries(
                Map.entry(
                        "post_id",
                        ""
                                + Http.served(() -> user.post("/posts", "{\"title\":\"Post\"}"))
                                        .id()),
                Map.entry("user_id", "" + other),
                Map.entry("session_id", otherSession()),
                Map.entry("slug", "invalid-request"),
                Map.entry("topic", "/posts"),
                Map.entry("email", "\"{unique}@robust.test\""),
                Map.entry("signIn username", encoded(email)),
                Map.entry("signIn password", encoded(PASSWORD)),
                Map.entry("signInWithCookie username", encoded(email)),
                Map.entry("signInWithCookie password", encoded(PASSWORD)),
                Map.entry("signInWithCookie Sec-Fetch-Site", "same-origin"),
                Map.entry("signOutWithCookie Sec-Fetch-Site", "same-origin"),
                Map.entry("token", refreshToken),
                Map.entry("new_password", "\"" + PASSWORD + "\""));
    }

    @Override
    public Optional<String> octets(Operation operation, String name) {
        return Optional.ofNullable(values.get(name)).or(() -> Optional.ofNullable(values.get(operation + " " + name)));
    }

    String token(Caller caller) {
        return (caller == Caller.ADMIN ? admin : user).token();
    }

    /** Replaces a caller whose account, session or role has ended. */
    void replace(Caller caller) {
        if (caller == Caller.ADMIN) {
            admin = newAdmin();
        } else {
            user = newUser(address());
        }
    }

    private Http newUser(String email) {
        register(email);
        return signedIn(email);
    }

    private Http newAdmin() {
        String email = address();
        long id = register(email);
        Http.Response unused = Http.served(() -> firstAdmin.json("PATCH", "/users/" + id, "{\"role\":\"admin\"}"));
        return signedIn(email);
    }

    private Http signedIn(String email) {
        return anyone.withToken(Http.served(() -> anyone.signIn(email, PASSWORD))
                .json()
                .get("access_token")
                .asString());
    }

    private long register(String email) {
        String account =
                "{\"name\":\"Caller\",\"email\":\"%s\",\"age\":25,\"password\":\"%s\"}".formatted(email, PASSWORD);
        return Http.served(() -> anyone.post("/users", account)).id();
    }

    private String otherSession() {
        return user.get("/users/me/sessions")
                .json()
                .valueStream()
                .filter(session -> !session.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static String address() {
        return UUID.randomUUID() + "@robust.test";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Caller of a request. */
    enum Caller {
        ANYONE,
        USER,
        ADMIN
    }
}
