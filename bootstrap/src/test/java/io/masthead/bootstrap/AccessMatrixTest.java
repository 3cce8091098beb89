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
import tools.jackson.databind.JsonNode;

/** Permissions and visible properties: every documented operation, for every caller. */
@SharedService
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
        MatrixAccounts accounts = new MatrixAccounts(service);
        return cells(accounts, "", (row, role) -> {
            MatrixCell cell = new MatrixCell(accounts, row, role);
            DescribedOperation operation = operation(row);

            Http.Response response = cell.send(operation);

            assertThat(response.status()).isEqualTo(row.status(role));
            assertShowsNothingOfOthers(accounts, cell, row, role, response);
            if (operation.isSafe()) {
                assertThat(cell.send(operation, "HEAD", Optional.empty()).status())
                        .isEqualTo(row.status(role));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_that_a_request_carries_in_addition_changes_that() {
        MatrixAccounts accounts = new MatrixAccounts(service);
        String adminToken = accounts.firstAdmin().token();
        return cells(accounts, ", with forged additions", (row, role) -> {
            MatrixCell cell = new MatrixCell(accounts, row, role);
            DescribedOperation operation = operation(row);
            Forgery forgery = new Forgery(operation, accounts.bystander().id(), adminToken);

            Http.Response response = cell.send(operation, operation.method(), Optional.of(forgery));

            assertThat(response.status()).isEqualTo(row.status(role));
            assertShowsNothingOfOthers(accounts, cell, row, role, response);
            assertThat(response.body()).doesNotContain(Forgery.TIME);
            assertNothingForgedWasKept(accounts, cell, row, role, response);
        });
    }

    @Test
    void nobody_sees_the_address_of_another_where_addresses_are_private() throws IOException {
        Map<String, String> settings =
                Map.of("RECENT_SIGN_IN_SECONDS", "900", "SIGN_IN_RATE_LIMIT", "off", "EMAIL_VISIBILITY", "private");
        try (RunningService discreet = RunningService.start(settings)) {
            MatrixAccounts accounts = new MatrixAccounts(discreet);

            for (Row row : rows) {
                for (Role role : new Role[] {Role.ANONYMOUS, Role.OTHER_USER}) {
                    Http.Response response = new MatrixCell(accounts, row, role).send(operation(row));

                    assertThat(response.status())
                            .as("%s as %s", row.name(), role)
                            .isEqualTo(row.status(role));
                    assertThat(response.body())
                            .as("%s as %s", row.name(), role)
                            .doesNotContain(accounts.owner().email())
                            .doesNotContain(accounts.bystander().email());
                }
            }
            String owner = "/users/" + accounts.owner().id();
            for (Role role : new Role[] {Role.OWNER, Role.ADMIN}) {
                assertThat(accounts.caller(role).get(owner).body())
                        .contains(accounts.owner().email());
            }
        }
    }

    private Stream<DynamicTest> cells(MatrixAccounts accounts, String addition, BiConsumer<Row, Role> cell) {
        return rows.stream()
                .flatMap(row -> Stream.of(Role.values())
                        .map(role -> cell(row.name() + " as " + role + addition, () -> cell.accept(row, role))))
                .onClose(accounts::leave);
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
    private static void assertShowsNothingOfOthers(
            MatrixAccounts accounts, MatrixCell cell, Row row, Role role, Http.Response response) {
        boolean asksForTheDraft = role == Role.ADMIN && row.isOfADraft();
        if (role != Role.OWNER && !asksForTheDraft) {
            assertThat(response.body()).doesNotContain(cell.draftTitle());
        } else if (row.isOfDrafts()) {
            assertThat(response.body()).contains(cell.draftTitle());
        }
        if (response.header("Content-Type").contains("json")) {
            objects(response.json()).forEach(object -> {
                assertThat(object.propertyNames())
                        .noneMatch(name -> name.contains("password") || name.contains("hash"));
                boolean isPrivate = object.has("age") || object.has("role") || isAccountWithTime(object);
                if (isPrivate && role != Role.ADMIN) {
                    assertThat(object.get("id").asLong()).isEqualTo(accounts.id(role));
                }
            });
        }
    }

    /** Posts may have the time of their last change, accounts of other users not. */
    private static boolean isAccountWithTime(JsonNode object) {
        return object.has("name") && object.has("updated_at");
    }

    private static Stream<JsonNode> objects(JsonNode json) {
        Stream<JsonNode> inner = json.valueStream().flatMap(AccessMatrixTest::objects);
        return json.isObject() ? Stream.concat(Stream.of(json), inner) : inner;
    }

    private static void assertNothingForgedWasKept(
            MatrixAccounts accounts, MatrixCell cell, Row row, Role role, Http.Response response) {
        Http firstAdmin = accounts.firstAdmin();
        Http.Response bystander =
                firstAdmin.json("PATCH", "/users/" + accounts.bystander().id(), "{}");
        assertThat(bystander.header("ETag")).isEqualTo("\"0\"");
        assertThat(bystander.json().get("role").asString()).isEqualTo("user");
        assertThat(firstAdmin
                        .get("/posts?author_id=" + accounts.bystander().id())
                        .json())
                .isEmpty();
        for (long post : new long[] {cell.post(), cell.draft()}) {
            Http.Response kept = firstAdmin.get("/posts/" + post);
            if (kept.status() == 200) {
                assertThat(kept.json().get("author_id").asLong())
                        .isEqualTo(accounts.owner().id());
                assertThat(kept.body()).doesNotContain(Forgery.TIME);
            }
        }
        for (Role user : new Role[] {Role.OWNER, Role.OTHER_USER}) {
            Http.Response account = firstAdmin.json("PATCH", "/users/" + accounts.id(user), "{}");
            if (account.status() == 200 && !(row.isToAnotherRole() && response.status() == 200)) {
                assertUnchanged(account, accounts.account(user));
            }
        }
        if (row.operation().equals("registerUser")) {
            assertThat(cell.newcomer().get("/users/me").json().get("role").asString())
                    .isEqualTo("user");
        }
        if (row.operation().equals("writePost") && role != Role.ANONYMOUS) {
            assertThat(response.json().get("author_id").asLong()).isEqualTo(accounts.id(role));
        }
    }

    private static void assertUnchanged(Http.Response response, MatrixAccounts.Account account) {
        assertThat(response.json().get("role").asString()).isEqualTo("user");
        assertThat(response.json().get("created_at"))
                .isEqualTo(account.registered().get("created_at"));
        assertThat(response.json().get("email").asString()).isEqualTo(account.email());
        assertThat(response.body()).doesNotContain(Forgery.TIME);
    }
}
