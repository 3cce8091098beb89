package common;

import java.io.IOException;

/** Account of the service, whose access token is replaced before it expires. */
public final class Account {

    private static final String PASSWORD = "rig-7f3c-correct-horse";
    private static final long FRESH = 600_000_000_000L;

    private final Clients clients;
    private final String email;
    private final String id;
    private String token = "";
    private long signedIn;

    private Account(Clients clients, String email, String id) {
        this.clients = clients;
        this.email = email;
        this.id = id;
    }

    public static Account register(Clients clients, String name) throws IOException {
        String email = name + "@rig.test";
        Response response = clients.send(Request.json(
                        "POST",
                        "/users",
                        "{\"name\":\"Rig\",\"age\":30,\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}"))
                .expect(201);
        return new Account(clients, email, response.member("id"));
    }

    /** {@return the same account, as these clients see it} */
    public Account through(Clients others) {
        return new Account(others, email, id);
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    /** {@return an access token that is good for five minutes at least} */
    public synchronized String token() throws IOException {
        if (token.isEmpty() || System.nanoTime() - signedIn > FRESH) {
            String unused = signIn();
        }
        return token;
    }

    /** Signs in anew. */
    public synchronized String signIn() throws IOException {
        token = clients.send(signInRequest()).expect(200).member("access_token");
        signedIn = System.nanoTime();
        return token;
    }

    public Request signInRequest() {
        return Request.of(
                "POST",
                "/token",
                "application/x-www-form-urlencoded",
                "username=" + email + "&password=" + PASSWORD);
    }
}
