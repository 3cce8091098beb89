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

    public static Account register(Clients clients, String name) throws IOException, InterruptedException {
        String email = name + "@rig.test";
        String body = "{\"name\":\"Rig\",\"age\":30,\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
        Response response = clients.prepare(Request.json("POST", "/users", body), 201);
        Account account = new Account(clients, email, response.member("id"));
        account.keep(clients.prepare(account.signInRequest(), 200));
        return account;
    }

    /** {@return the same account, as these clients see it} */
    public synchronized Account through(Clients others) {
        Account same = new Account(others, email, id);
        same.token = token;
        same.signedIn = signedIn;
        return same;
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
        keep(clients.send(signInRequest()).expect(200));
        return token;
    }

    private synchronized void keep(Response response) {
        token = response.member("access_token");
        signedIn = System.nanoTime();
    }

    /** {@return a change of the password, without credentials} */
    public Request passwordRequest() {
        return Request.json(
                "PUT",
                "/users/me/password",
                "{\"current_password\":\"" + PASSWORD + "\",\"new_password\":\"" + PASSWORD + "-2\"}");
    }

    /** {@return the id of a new post} */
    public String post(String title) throws IOException {
        return clients.send(Request.json("POST", "/posts", "{\"title\":\"" + title + "\"}").as(token()))
                .expect(201)
                .member("id");
    }

    public Request signInRequest() {
        return Request.of(
                "POST",
                "/token",
                "application/x-www-form-urlencoded",
                "username=" + email + "&password=" + PASSWORD);
    }
}
