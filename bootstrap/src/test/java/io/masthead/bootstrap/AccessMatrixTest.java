package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.bootstrap.AccessMatrix.Role;
import io.masthead.bootstrap.AccessMatrix.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who may do what, and see what of whom: every operation that is described, for every caller. */
@ExtendWith(RunningService.Shared.class)
@SuppressWarnings("MethodName")
class AccessMatrixTest {

    private final RunningService service;
    private final List<Row> rows = AccessMatrix.rows();
    private final Map<String, DescribedOperation> operations;

    AccessMatrixTest(RunningService service) {
        this.service = service;
        this.operations = DescribedOperation.all(
                        service.http().get("/openapi.json").json())
                .stream()
                .collect(Collectors.toMap(DescribedOperation::id, Function.identity()));
    }

    @Test
    void every_operation_has_a_row_and_every_row_has_an_operation() {
        List<String> named = rows.stream().map(Row::operation).distinct().toList();

        assertThat(named)
                .as("Operations of %s: say there who may use a new one, and take out what is gone", AccessMatrix.FILE)
                .containsExactlyInAnyOrderElementsOf(operations.keySet());
        assertThat(rows.stream().map(Row::name)).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> every_caller_is_answered_as_the_matrix_says() {
        Cast cast = new Cast(service);
        return cells(cast, "", (row, role) -> {
            Scene scene = new Scene(cast, row, role);
            DescribedOperation operation = operation(row);

            Http.Answer answer = scene.send(operation);

            assertThat(answer.status()).isEqualTo(row.status(role));
            assertShowsNothingOfOthers(cast, scene, row, role, answer);
            if (operation.isSafe()) {
                assertThat(scene.send(operation, "HEAD", Optional.empty()).status())
                        .isEqualTo(row.status(role));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_that_a_request_carries_in_addition_changes_that() {
        Cast cast = new Cast(service);
        String adminToken = cast.chief().token();
        return cells(cast, ", with forged additions", (row, role) -> {
            Scene scene = new Scene(cast, row, role);
            DescribedOperation operation = operation(row);
            Forgery forgery = new Forgery(operation, cast.bystander().id(), adminToken);

            Http.Answer answer = scene.send(operation, operation.method(), Optional.of(forgery));

            assertThat(answer.status()).isEqualTo(row.status(role));
            assertShowsNothingOfOthers(cast, scene, row, role, answer);
            assertThat(answer.body()).doesNotContain(Forgery.TIME);
            assertNothingForgedWasKept(cast, scene, row, role, answer);
        });
    }

    @Test
    void nobody_sees_the_address_of_another_where_addresses_are_private() throws IOException {
        Map<String, String> settings = Map.of(
                "ADMIN_EMAIL", "admin@masthead.test", "SIGN_IN_RATE_LIMIT", "off", "EMAIL_VISIBILITY", "private");
        try (RunningService discreet = RunningService.start(settings)) {
            Cast cast = new Cast(discreet);

            for (Row row : rows) {
                for (Role role : new Role[] {Role.ANONYMOUS, Role.OTHER_USER}) {
                    Http.Answer answer = new Scene(cast, row, role).send(operation(row));

                    assertThat(answer.status()).as("%s as %s", row.name(), role).isEqualTo(row.status(role));
                    assertThat(answer.body())
                            .as("%s as %s", row.name(), role)
                            .doesNotContain(cast.owner().email())
                            .doesNotContain(cast.bystander().email());
                }
            }
            String owner = "/users/" + cast.owner().id();
            for (Role role : new Role[] {Role.OWNER, Role.ADMIN}) {
                assertThat(cast.caller(role).get(owner).body())
                        .contains(cast.owner().email());
            }
        }
    }

    private Stream<DynamicTest> cells(Cast cast, String addition, BiConsumer<Row, Role> cell) {
        return rows.stream()
                .flatMap(row -> Stream.of(Role.values())
                        .map(role -> cell(row.name() + " as " + role + addition, () -> cell.accept(row, role))))
                .onClose(cast::leave);
    }

    /** The report of a build shows the number of a dynamic test instead of its name. */
    private static DynamicTest cell(String name, Runnable test) {
        return DynamicTest.dynamicTest(name, () -> {
            try {
                test.run();
            } catch (AssertionError wrong) {
                throw new AssertionError(name + ": " + wrong.getMessage(), wrong);
            }
        });
    }

    private DescribedOperation operation(Row row) {
        DescribedOperation operation = operations.get(row.operation());
        if (operation == null) {
            throw new AssertionError(row.operation() + " is no operation of /openapi.json.");
        }
        return operation;
    }

    /** OWASP API3:2023, broken object property level authorization. */
    private static void assertShowsNothingOfOthers(Cast cast, Scene scene, Row row, Role role, Http.Answer answer) {
        boolean asksForTheDraft = role == Role.ADMIN && row.isOfADraft();
        if (role != Role.OWNER && !asksForTheDraft) {
            assertThat(answer.body()).doesNotContain(scene.draftTitle());
        } else if (row.isOfDrafts()) {
            assertThat(answer.body()).contains(scene.draftTitle());
        }
        if (answer.header("Content-Type").contains("json")) {
            objects(answer.json()).forEach(object -> {
                assertThat(object.propertyNames())
                        .noneMatch(name -> name.contains("password") || name.contains("hash"));
                boolean isPrivate = object.has("age") || object.has("role") || isAccountWithTime(object);
                if (isPrivate && role != Role.ADMIN) {
                    assertThat(object.get("id").asLong()).isEqualTo(cast.id(role));
                }
            });
        }
    }

    /** A post may say when it was changed. */
    private static boolean isAccountWithTime(JsonNode object) {
        return object.has("name") && object.has("updated_at");
    }

    private static Stream<JsonNode> objects(JsonNode json) {
        Stream<JsonNode> inner = json.valueStream().flatMap(AccessMatrixTest::objects);
        return json.isObject() ? Stream.concat(Stream.of(json), inner) : inner;
    }

    private static void assertNothingForgedWasKept(Cast cast, Scene scene, Row row, Role role, Http.Answer answer) {
        Http chief = cast.chief();
        Http.Answer bystander = chief.json("PATCH", "/users/" + cast.bystander().id(), "{}");
        assertThat(bystander.header("ETag")).isEqualTo("\"0\"");
        assertThat(bystander.json().get("role").asString()).isEqualTo("user");
        assertThat(chief.get("/posts?author_id=" + cast.bystander().id()).json())
                .isEmpty();
        for (long post : new long[] {scene.post(), scene.draft()}) {
            Http.Answer kept = chief.get("/posts/" + post);
            if (kept.status() == 200) {
                assertThat(kept.json().get("author_id").asLong())
                        .isEqualTo(cast.owner().id());
                assertThat(kept.body()).doesNotContain(Forgery.TIME);
            }
        }
        for (Role user : new Role[] {Role.OWNER, Role.OTHER_USER}) {
            Http.Answer account = chief.json("PATCH", "/users/" + cast.id(user), "{}");
            if (account.status() == 200 && !(row.isToAnotherRole() && answer.status() == 200)) {
                assertUnchanged(account, cast.person(user));
            }
        }
        if (row.operation().equals("registerUser")) {
            assertThat(scene.newcomer().get("/users/me").json().get("role").asString())
                    .isEqualTo("user");
        }
        if (row.operation().equals("writePost") && role != Role.ANONYMOUS) {
            assertThat(answer.json().get("author_id").asLong()).isEqualTo(cast.id(role));
        }
    }

    private static void assertUnchanged(Http.Answer account, Cast.Person person) {
        assertThat(account.json().get("role").asString()).isEqualTo("user");
        assertThat(account.json().get("created_at"))
                .isEqualTo(person.registered().get("created_at"));
        assertThat(account.json().get("email").asString()).isEqualTo(person.email());
        assertThat(account.body()).doesNotContain(Forgery.TIME);
    }
}
