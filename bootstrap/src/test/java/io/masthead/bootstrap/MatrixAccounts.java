package io.masthead.bootstrap;

import io.masthead.bootstrap.AccessMatrix.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who plays in the cells of the access matrix. Whoever was closed or got another role is replaced. */
final class Cast {

    static final String PASSWORD = "matrix horse battery";

    private final Http anyone;
    private final Http chief;
    private final Map<Role, Person> people = new EnumMap<>(Role.class);
    private final Person bystander;

    Cast(RunningService service) {
        anyone = service.http();
        chief = service.admin();
        bystander = register("bystander");
    }

    /** An admin who is in no cell. */
    Http chief() {
        return chief;
    }

    /** Somebody in whose name nobody here may do anything. */
    Person bystander() {
        return bystander;
    }

    Person owner() {
        return person(Role.OWNER);
    }

    Http caller(Role role) {
        return role == Role.ANONYMOUS ? anyone : person(role).http();
    }

    long id(Role role) {
        return role == Role.ANONYMOUS ? 0 : person(role).id();
    }

    Person person(Role role) {
        return Objects.requireNonNull(people.get(role));
    }

    void prepare() {
        for (Role role : new Role[] {Role.OWNER, Role.OTHER_USER, Role.ADMIN}) {
            Person person = people.get(role);
            if (person == null || !person.isStill(role == Role.ADMIN ? "admin" : "user")) {
                leave(person);
                people.put(role, role == Role.ADMIN ? promoted(register("admin")) : signedIn(register("user")));
            }
        }
    }

    /** Others rely on it that there is one admin. */
    void leave() {
        people.values().forEach(this::leave);
        leave(bystander);
    }

    private void leave(@Nullable Person person) {
        if (person != null) {
            chief.delete("/users/" + person.id());
        }
    }

    private Person register(String name) {
        String email = name + "-" + UUID.randomUUID() + "@matrix.test";
        Http.Answer answer = anyone.post(
                "/users",
                "{\"name\":\"Cast\",\"email\":\"%s\",\"age\":25,\"password\":\"%s\"}".formatted(email, PASSWORD));
        return new Person(answer.id(), email, anyone, answer.json());
    }

    /** Another role ends all sessions. */
    private Person promoted(Person person) {
        chief.json("PATCH", "/users/" + person.id(), "{\"role\":\"admin\"}");
        return signedIn(person);
    }

    private Person signedIn(Person person) {
        return new Person(person.id(), person.email(), anyone.signedIn(person.email(), PASSWORD), person.registered());
    }

    /** Somebody with an account. */
    record Person(long id, String email, Http http, JsonNode registered) {

        boolean isStill(String role) {
            Http.Answer account = http.get("/users/me");
            return account.status() == 200
                    && account.json().get("role").asString().equals(role);
        }
    }
}
