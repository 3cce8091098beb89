package io.masthead.bootstrap;

import io.masthead.bootstrap.AccessMatrix.Role;
import io.masthead.bootstrap.AccessMatrix.Row;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Cell of the access matrix: the resources before the request, and the request. */
final class MatrixCell {

    /** Bodies of requests, by the name of the row. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "registerUser",
                    "{\"name\":\"New\",\"email\":\"{new_email}\",\"age\":30,\"password\":\"{password}\"}"),
            Map.entry("editUser", "{\"name\":\"Edited\"}"),
            Map.entry("editUser to another role", "{\"role\":\"admin\"}"),
            Map.entry("editAccount", "{\"name\":\"Edited\"}"),
            Map.entry("editAccount to another role", "{\"role\":\"admin\"}"),
            Map.entry("changePassword", "{\"current_password\":\"{password}\",\"new_password\":\"{password}\"}"),
            Map.entry("writePost", "{\"title\":\"Written\"}"),
            Map.entry("importPosts", "{\"title\":\"Imported\"}"),
            Map.entry("editPost", "{\"body\":\"Edited\"}"),
            Map.entry("editPost of a draft", "{\"body\":\"Edited\"}"),
            Map.entry("signIn", "username={owner_email}&password={password}"),
            Map.entry("signIn with a refresh token", "grant_type=refresh_token&refresh_token={refresh_token}"),
            Map.entry("signInWithCookie", "username={owner_email}&password={password}"),
            Map.entry("revokeToken", "token={refresh_token}"));

    private static final String[] NONE = {};
    private static final String[] OF_OWN_PAGE = {"Sec-Fetch-Site", "same-origin"};

    private static final Map<String, String[]> HEADERS =
            Map.of("signInWithCookie", OF_OWN_PAGE, "signOutWithCookie", OF_OWN_PAGE);

    private static final Map<String, String> QUERIES = Map.of(
            "findUser with posts", "include=posts",
            "listUsers", "limit=100",
            "listPosts", "author_id={user_id}",
            "listPosts of drafts", "status=draft&author_id={user_id}",
            "listPostsOfUser of drafts", "status=draft",
            "readEvents", "topic=/posts",
            "readEvents of the own account", "topic=/users/me",
            "readEvents of everything", "topic=/events");

    private static final Pattern GAP = Pattern.compile("\\{([a-z_]+)}");

    private final MatrixAccounts accounts;
    private final Row row;
    private final Role role;
    private final String newEmail = "new-" + UUID.randomUUID() + "@matrix.test";
    private final String draftTitle = "Draft " + UUID.randomUUID();
    private final long post;
    private final long draft;

    MatrixCell(MatrixAccounts accounts, Row row, Role role) {
        this.accounts = accounts;
        this.row = row;
        this.role = role;
        accounts.prepare();
        Http owner = accounts.owner().http();
        post = owner.post("/posts", "{\"title\":\"Post\"}").id();
        draft = owner.post("/posts", "{\"status\":\"draft\",\"title\":\"%s\"}".formatted(draftTitle))
                .id();
    }

    String draftTitle() {
        return draftTitle;
    }

    long draft() {
        return draft;
    }

    long post() {
        return post;
    }

    /** {@return the account that was registered in this cell} */
    Http newcomer() {
        return accounts.caller(Role.ANONYMOUS).signedIn(newEmail, MatrixAccounts.PASSWORD);
    }

    Http.Response send(DescribedOperation operation) {
        return send(operation, operation.method(), Optional.empty());
    }

    Http.Response send(DescribedOperation operation, String method, Optional<Forgery> forgery) {
        Optional<String> body = operation.mediaType().map(mediaType -> {
            String filled = filled(body());
            return forgery.map(extra -> extra.into(filled, mediaType)).orElse(filled);
        });
        String query = filled(QUERIES.getOrDefault(row.name(), ""));
        if (forgery.isPresent()) {
            query += "&" + forgery.get().query();
        }
        String[] headers = joined(
                HEADERS.getOrDefault(row.name(), NONE),
                forgery.map(Forgery::headers).orElse(NONE));
        return accounts.caller(role)
                .send(
                        method,
                        filled(operation.path()) + (query.isEmpty() ? "" : "?" + query),
                        body.<BodyPublisher>map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody),
                        operation
                                .mediaType()
                                .map(type -> joined(headers, "Content-Type", type))
                                .orElse(headers));
    }

    private String body() {
        String body = BODIES.get(row.name());
        if (body == null) {
            throw new AssertionError(row.name() + " takes a body: add one to MatrixCell.BODIES.");
        }
        return body;
    }

    private String filled(String template) {
        return GAP.matcher(template).replaceAll(gap -> value(gap.group(1)));
    }

    private String value(String gap) {
        return switch (gap) {
            case "user_id" -> Long.toString(accounts.owner().id());
            case "post_id" -> Long.toString(row.isOfADraft() ? draft : post);
            case "session_id" -> newSession();
            case "refresh_token" -> signIn().json().get("refresh_token").asString();
            case "new_email" -> newEmail;
            case "owner_email" -> accounts.owner().email();
            case "password" -> MatrixAccounts.PASSWORD;
            case "slug" -> "invalid-request";
            default -> throw new AssertionError("Nothing stands for {" + gap + "}: add something to MatrixCell.value.");
        };
    }

    private String newSession() {
        Http there = accounts.owner()
                .http()
                .withToken(signIn().json().get("access_token").asString());
        return there.get("/users/me/sessions")
                .json()
                .valueStream()
                .filter(session -> session.get("current").asBoolean())
                .map(session -> Long.toString(session.get("id").asLong()))
                .findFirst()
                .orElseThrow();
    }

    private Http.Response signIn() {
        return accounts.caller(Role.ANONYMOUS).signIn(accounts.owner().email(), MatrixAccounts.PASSWORD);
    }

    private static String[] joined(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
