package io.masthead.bootstrap;

import io.masthead.bootstrap.AccessMatrix.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Accounts for the cells of the access matrix. An account that was deleted or got another role is replaced. */
final class MatrixAccounts {

    static final String PASSWORD = "matrix horse battery";

    private final Http anyone;
    private final Http firstAdmin;
    private final Map<Role, Account> current = new EnumMap<>(Role.class);
    private final Account bystander;

    MatrixAccounts(RunningService service) {
        anyone = service.http();
        firstAdmin = service.admin();
        bystander = register("bystander");
    }

    /** {@return the client of an admin that belongs to no cell} */
    Http firstAdmin() {
        return firstAdmin;
    }

    /** {@return a user in whose name no caller of a cell may act} */
    Account bystander() {
        return bystander;
    }

    Account owner() {
        return account(Role.OWNER);
    }

    Http caller(Role role) {
        return role == Role.ANONYMOUS ? anyone : account(role).http();
    }

    long id(Role role) {
        return role == Role.ANONYMOUS ? 0 : account(role).id();
    }

    Account account(Role role) {
        return Objects.requireNonNull(current.get(role));
    }

    void prepare() {
        for (Role role : new Role[] {Role.OWNER, Role.OTHER_USER, Role.ADMIN}) {
            Account account = current.get(role);
            if (account == null || !account.isStill(role == Role.ADMIN ? "admin" : "user")) {
                leave(account);
                current.put(role, role == Role.ADMIN ? promoted(register("admin")) : signedIn(register("user")));
            }
        }
    }

    /** Removes all accounts: other tests rely on a single admin. */
    void leave() {
        current.values().forEach(this::leave);
        leave(bystander);
    }

    private void leave(@Nullable Account account) {
        if (account != null) {
            firstAdmin.delete("/users/" + account.id());
        }
    }

    private Account register(String name) {
        String email = name + "-" + UUID.randomUUID() + "@matrix.test";
        Http.Response response = anyone.post(
                "/users",
                "{\"name\":\"Cast\",\"email\":\"%s\",\"age\":25,\"password\":\"%s\"}".formatted(email, PASSWORD));
        return new Account(response.id(), email, anyone, response.json());
    }

    /** Signs in after the change: a new role ends all sessions. */
    private Account promoted(Account account) {
        firstAdmin.json("PATCH", "/users/" + account.id(), "{\"role\":\"admin\"}");
        return signedIn(account);
    }

    private Account signedIn(Account account) {
        return new Account(
                account.id(), account.email(), anyone.signedIn(account.email(), PASSWORD), account.registered());
    }

    /** Account, and a client that is signed in to it. */
    record Account(long id, String email, Http http, JsonNode registered) {

        boolean isStill(String role) {
            Http.Response account = http.get("/users/me");
            return account.status() == 200
                    && account.json().get("role").asString().equals(role);
        }
    }
}
