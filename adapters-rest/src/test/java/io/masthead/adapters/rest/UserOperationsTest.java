package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.post.FindUserWithPosts;
import io.masthead.application.post.FindUserWithPosts.UserWithPosts;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.application.user.FindUser;
import io.masthead.application.user.ListUsers;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.Total;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.PostId;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RestSlice
@SuppressWarnings("MethodName")
class UserOperationsTest {

    private static final Optional<SessionId> SESSION = Optional.of(new SessionId(90));
    private static final UserId ALICE = new UserId(7);
    private static final UserId ADA = new UserId(9);

    private final Api api;
    private final Stubs stubs;

    UserOperationsTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @Test
    void registers_what_was_sent() {
        List<Registration> passed = new ArrayList<>();
        List<Password> passwords = new ArrayList<>();
        stubs.registerUser = registration -> {
            passed.add(registration);
            return Stubs.registered(Users.alice(ALICE));
        };
        stubs.registerUserWithPassword = (registration, password) -> {
            passed.add(registration);
            passwords.add(password);
            return Stubs.registered(Users.alice(ALICE));
        };

        Api.Response first = api.post("/users", """
                {"name": " Älice ", "email": "Alice@Example.com", "age": 25, "password": "correct horse", "role": "admin"}
                """);
        Api.Response second = api.post("/users", "{\"name\": \"Bob\", \"email\": \"bob@example.com\", \"age\": 0}");

        assertThat(passed)
                .containsExactly(
                        new Registration(
                                new UserName(" Älice "),
                                new EmailAddress("alice@example.com"),
                                new Age(25),
                                Optional.empty(),
                                Optional.empty(),
                                first.origin()),
                        new Registration(
                                new UserName("Bob"),
                                new EmailAddress("bob@example.com"),
                                new Age(0),
                                Optional.empty(),
                                Optional.empty(),
                                second.origin()));
        assertThat(passwords).containsExactly(new Password("correct horse"));
    }

    @Test
    void answers_a_registration_with_the_user_and_where_to_find_it() {
        stubs.registerUser = registration -> Stubs.registered(Users.alice(ALICE));

        Api.Response response =
                api.post("/users", "{\"name\": \"Alice\", \"email\": \"alice@example.com\", \"age\": 25}");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Location")).isEqualTo("/users/7");
        assertThat(response.header("ETag")).isEqualTo("\"0\"");
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.json()).isEqualTo(Api.json("""
                {"id": 7, "name": "Alice", "email": "alice@example.com", "created_at": "2026-01-02T03:04:05.678901Z"}
                """));
    }

    @Test
    void finds_the_user_of_the_path_for_whoever_calls() {
        List<FindUser.Query> passed = new ArrayList<>();
        stubs.findUser = query -> {
            passed.add(query);
            return new VisibleUser(Users.alice(query.id()), true);
        };

        api.get("/users/7");
        api.as(9).get("/users/7");

        assertThat(passed)
                .containsExactly(
                        new FindUser.Query(ALICE, Optional.empty()), new FindUser.Query(ALICE, Optional.of(ADA)));
    }

    @Test
    void shows_a_user_with_its_version_as_tag() {
        stubs.findUser = query -> new VisibleUser(inVersion(3), true);

        Api.Response response = api.get("/users/7");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("ETag")).isEqualTo("\"3\"");
        assertThat(response.json()).isEqualTo(Api.json("""
                {"id": 7, "name": "Alice", "email": "alice@example.com", "created_at": "2026-01-02T03:04:05.678901Z"}
                """));
    }

    @Test
    void leaves_out_an_address_that_the_caller_may_not_see() {
        stubs.findUser = query -> new VisibleUser(Users.alice(ALICE), false);
        stubs.listUsers = query ->
                new Page<>(List.of(new VisibleUser(Users.alice(ALICE), false)), Optional.of(ALICE), Optional.empty());

        assertThat(api.get("/users/7").json().has("email")).isFalse();
        assertThat(api.get("/users").body()).doesNotContain("email");
    }

    @Test
    void writes_text_that_is_not_ascii_as_it_is() {
        stubs.findUser = query -> new VisibleUser(Users.user(ALICE, "Zoë 😀 <b>", "zoë@example.com", Role.USER), true);

        Api.Response response = api.get("/users/7");

        assertThat(response.body()).contains("\"Zoë 😀 <b>\"", "\"zoë@example.com\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "\"2\", \"3\""})
    void sends_nothing_to_a_caller_that_has_it_already(String tag) {
        stubs.findUser = query -> new VisibleUser(inVersion(3), true);

        Api.Response response = api.get("/users/7", "If-None-Match", tag);

        assertThat(response.status()).isEqualTo(304);
        assertThat(response.header("ETag")).isEqualTo("\"3\"");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void sends_what_changed_since() {
        stubs.findUser = query -> new VisibleUser(inVersion(3), true);

        Api.Response response = api.get("/users/7", "If-None-Match", "\"2\"");

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void sends_posts_along_where_they_are_asked_for() {
        List<FindUserWithPosts.Query> passed = new ArrayList<>();
        stubs.findUserWithPosts = query -> {
            passed.add(query);
            return new UserWithPosts(
                    new VisibleUser(Users.alice(ALICE), false), List.of(Posts.published(new PostId(1), ALICE)));
        };

        Api.Response response = api.as(9).get("/users/7?include=posts");

        assertThat(passed).containsExactly(new FindUserWithPosts.Query(ALICE, Optional.of(ADA)));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json()).isEqualTo(Api.json("""
                {"id": 7, "name": "Alice", "created_at": "2026-01-02T03:04:05.678901Z", "posts": [
                  {"id": 1, "title": "Title 1", "body": "Some text.", "status": "published", "author_id": 7,
                   "created_at": "2026-02-03T04:05:07.789012Z", "updated_at": "2026-02-03T04:05:07.789012Z",
                   "published_at": "2026-02-03T04:05:07.789012Z"}]}
                """));
    }

    @Test
    void lists_with_defaults_and_with_what_was_asked_for() {
        List<ListUsers.Query> passed = new ArrayList<>();
        stubs.listUsers = query -> {
            passed.add(query);
            return new Page<>(List.of(), Optional.empty(), Optional.empty());
        };

        api.get("/users");
        api.as(9).get("/users?skip=40&limit=100&total=true&unknown=%F0");
        api.get("/users?total=false&limit=1&limit=2");

        assertThat(passed)
                .containsExactly(
                        new ListUsers.Query(Optional.empty(), new PageRequest(0, 20), false, Optional.empty()),
                        new ListUsers.Query(Optional.empty(), new PageRequest(40, 100), true, Optional.of(ADA)),
                        new ListUsers.Query(Optional.empty(), new PageRequest(0, 2), false, Optional.empty()));
    }

    @Test
    void answers_with_a_bare_array_and_counts_only_where_asked() {
        stubs.listUsers = query -> new Page<>(
                List.of(new VisibleUser(Users.alice(ALICE), true)),
                Optional.of(ALICE),
                query.total() ? Optional.of(Total.of(1)) : Optional.empty());

        Api.Response plain = api.get("/users");
        Api.Response counted = api.get("/users?total=true");

        assertThat(plain.json()).isEqualTo(Api.json("""
                [{"id": 7, "name": "Alice", "email": "alice@example.com", "created_at": "2026-01-02T03:04:05.678901Z"}]
                """));
        assertThat(plain.header("X-Total-Count")).isNull();
        assertThat(plain.header("Link")).isNull();
        assertThat(counted.header("X-Total-Count")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/users?limit=2&skip=0        | 2 | <http://localhost/users?limit=2&skip=2>; rel=\"next\"",
                "/users?limit=2               | 1 | ",
                "/users?limit=2&skip=3        | 2 | <http://localhost/users?limit=2&skip=5>; rel=\"next\", "
                        + "<http://localhost/users?limit=2&skip=1>; rel=\"prev\", <http://localhost/users?limit=2&skip=0>; rel=\"first\"",
                "/users?limit=2&skip=1        | 0 | <http://localhost/users?limit=2&skip=0>; rel=\"prev\", "
                        + "<http://localhost/users?limit=2&skip=0>; rel=\"first\"",
                "/users?limit=2&skip=2147483647 | 2 | <http://localhost/users?limit=2&skip=2147483645>; rel=\"prev\", "
                        + "<http://localhost/users?limit=2&skip=0>; rel=\"first\"",
                "/users?limit=2&x=a=b&y=YQ==&skip=0 | 2 | <http://localhost/users?limit=2&skip=2>; rel=\"next\"",
                "/users?limit=1&total=true&x=a%20b&skip=0 | 1 | <http://localhost/users?limit=1&total=true&skip=1>; rel=\"next\"",
                "/users?limit=x&l%69mit=1&skip=0 | 1 | <http://localhost/users?limit=1&skip=1>; rel=\"next\""
            })
    void links_to_the_next_page_the_one_before_and_the_first(String uri, int found, String links) {
        List<VisibleUser> items =
                List.of(new VisibleUser(Users.alice(ALICE), true), new VisibleUser(Users.ada(ADA), true));
        stubs.listUsers = query -> new Page<>(
                items.subList(0, found), Optional.of(ADA), query.total() ? Optional.of(Total.of(2)) : Optional.empty());

        Api.Response response = api.get(uri);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Link")).isEqualTo(links);
    }

    @Test
    void links_to_no_next_page_where_the_count_says_that_there_is_none() {
        stubs.listUsers = query -> new Page<>(
                List.of(new VisibleUser(Users.alice(ALICE), true)), Optional.of(ALICE), Optional.of(Total.of(1)));

        Api.Response response = api.get("/users?limit=1&total=true");

        assertThat(response.header("Link")).isNull();
    }

    @Test
    void edits_what_was_sent_and_leaves_what_was_not() {
        List<Edit> passed = new ArrayList<>();
        stubs.editUser = edit -> {
            passed.add(edit);
            return Users.alice(edit.id());
        };

        Api.Response first = api.as(9).patch("/users/7", "{}");
        Api.Response second = api.as(9).patch("/users/7", "{\"name\": \"Alicia\"}");
        Api.Response third = api.as(9)
                .patch(
                        "/users/7",
                        "{\"email\": \"New@example.com\", \"age\": 26, \"role\": \"admin\", \"id\": 1, \"x\": null}");

        assertThat(passed)
                .containsExactly(
                        edit(UserChanges.NONE, first),
                        edit(UserChanges.NONE.withName(new UserName("Alicia")), second),
                        edit(
                                UserChanges.NONE
                                        .withEmail(new EmailAddress("new@example.com"))
                                        .withAge(new Age(26))
                                        .withRole(Role.ADMIN),
                                third));
    }

    private static Edit edit(UserChanges changes, Api.Response response) {
        return new Edit(ADA, ALICE, changes, SESSION, Slice.SIGNED_IN, VersionCondition.ANY, response.origin());
    }

    @Test
    void answers_an_edit_with_the_account() {
        stubs.editUser = edit -> inVersion(4);

        Api.Response response = api.as(9).patch("/users/7", "{\"age\": 26}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("ETag")).isEqualTo("\"4\"");
        assertThat(response.json()).isEqualTo(Api.json("""
                {"id": 7, "name": "Alice", "email": "alice@example.com", "created_at": "2026-01-02T03:04:05.678901Z",
                 "age": 25, "role": "user", "updated_at": "2026-01-02T03:04:05.678901Z"}
                """));
    }

    @Test
    void closes_the_account_of_the_path() {
        List<Closing> passed = new ArrayList<>();
        stubs.closeAccount = passed::add;

        Api.Response response = api.as(9).delete("/users/7");

        assertThat(passed)
                .containsExactly(new Closing(ADA, ALICE, Slice.SIGNED_IN, VersionCondition.ANY, response.origin()));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void refuses_the_identities_of_a_closed_account_where_that_is_asked_for() {
        List<Closing> passed = new ArrayList<>();
        stubs.closeAccount = passed::add;

        api.as(9).delete("/users/7?refuse_identities=false");
        Api.Response response = api.as(9).delete("/users/7?refuse_identities=true");

        assertThat(passed).extracting(Closing::refusesIdentities).containsExactly(false, true);
        assertThat(response.status()).isEqualTo(204);
        assertThat(api.as(9).delete("/users/7?refuse_identities=yes").status()).isEqualTo(422);
    }

    @Test
    void an_unknown_age_is_null() {
        User.State s = Users.alice(ALICE).state();
        stubs.editUser = edit -> User.register(
                s.id(), s.name(), s.email(), Optional.empty(), Role.USER, Optional.empty(), Users.REGISTERED);

        assertThat(api.as(9).patch("/users/7", "{}").json().get("age").isNull()).isTrue();
    }

    @Test
    void the_caller_who_registers_an_account_is_passed_on() {
        List<Registration> passed = new ArrayList<>();
        stubs.registerUser = registration -> {
            passed.add(registration);
            throw new RegistrationClosed();
        };

        String user = "{\"name\": \"Bob\", \"email\": \"bob@example.com\", \"age\": 5}";
        Api.Response anonymous = api.post("/users", user);
        api.as(9).post("/users", user);

        assertThat(anonymous.status()).isEqualTo(403);
        assertThat(anonymous.problem()).isEqualTo("registration-closed");
        assertThat(passed).extracting(Registration::actor).containsExactly(Optional.empty(), Optional.of(ADA));
    }

    private static User inVersion(long version) {
        User.State s = Users.alice(ALICE).state();
        return User.restore(new User.State(
                s.id(),
                s.name(),
                s.email(),
                s.age(),
                s.role(),
                s.passwordHash(),
                s.createdAt(),
                s.updatedAt(),
                version));
    }
}
