package io.masthead.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.AdminUseCases;
import io.masthead.application.user.UserPorts;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@SuppressWarnings("MethodName")
class AdminCommandTest {

    private final InMemoryStorage storage = new InMemoryStorage();
    private final AdminUseCases useCases = AdminUseCases.assemble(new Ports(storage.unitOfWork(), storage.users()));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int opened;
    private @Nullable RuntimeException failure;

    @Test
    void grants_the_role_and_says_so_and_again_changes_nothing() {
        User alice = added(Users.alice(storage.users().nextId()));

        assertThat(run("grant", "ALICE@example.com")).isZero();
        assertThat(run("grant", "alice@example.com")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "The account of alice@example.com is an admin now; its sessions have ended.",
                        "The account of alice@example.com was an admin before.");
        assertThat(storage.users().find(alice.id()).orElseThrow().isAdmin()).isTrue();
    }

    @Test
    void revokes_it_but_not_from_the_last_admin() {
        added(Users.alice(storage.users().nextId()));
        added(Users.ada(storage.users().nextId()));
        assertThat(run("grant", "alice@example.com")).isZero();

        assertThat(run("revoke", "alice@example.com")).isZero();
        assertThat(run("revoke", "alice@example.com")).isZero();
        assertThat(run("revoke", "ada@example.com")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly("The account of ada@example.com is the last admin; grant the role to another first.");
    }

    @Test
    void lists_the_admins() {
        assertThat(run("list")).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("There is no admin.");

        User ada = added(Users.ada(storage.users().nextId()));
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines()).containsExactly(ada.id().value() + " ada@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant", "revoke"})
    void says_that_there_is_no_account(String command) {
        assertThat(run(command, "nobody@example.com")).isEqualTo(1);
        assertThat(err.toString()).startsWith("No account has the address nobody@example.com");
    }

    @Test
    void begins_with_an_address_only() {
        assertThat(run("grant", "no address")).isEqualTo(2);
        assertThat(opened).isZero();
    }

    @Test
    void a_refusal_before_the_begin_has_another_exit_code_than_a_failure_after_it() {
        failure = new CommandRefused("Not now.");
        assertThat(run("grant", "alice@example.com")).isEqualTo(2);
        assertThat(run("revoke", "alice@example.com")).isEqualTo(2);
        assertThat(run("list")).isEqualTo(2);

        failure = new IllegalStateException();
        assertThat(run("grant", "alice@example.com")).isEqualTo(1);

        assertThat(err.toString().lines()).containsExactly("Not now.", "Not now.", "Not now.", "Failed.");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new AdminCommand(() -> {
            opened++;
            if (failure != null) {
                throw failure;
            }
            return new AdminAccess() {
                @Override
                public AdminUseCases useCases() {
                    return useCases;
                }

                @Override
                public void close() {}
            };
        }));
        return line.setExecutionExceptionHandler(new FailureSentence(failure -> "Failed."))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private User added(User user) {
        storage.unitOfWork().run(() -> storage.users().add(user));
        return user;
    }

    private record Ports(UnitOfWork unitOfWork, UserRepository users) implements UserPorts {}
}
