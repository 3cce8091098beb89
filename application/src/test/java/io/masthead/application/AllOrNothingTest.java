package io.masthead.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.audit.AuditUseCases;
import io.masthead.application.export.ExportUseCases;
import io.masthead.application.post.DeletePost;
import io.masthead.application.post.EditPost;
import io.masthead.application.post.PostUseCases;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.post.WritePosts.Batch;
import io.masthead.application.post.WritePosts.Content;
import io.masthead.application.purge.PurgeUseCases;
import io.masthead.application.session.EndSession.Ending;
import io.masthead.application.session.RefreshSession.Refresh;
import io.masthead.application.session.RevokeToken.Revocation;
import io.masthead.application.session.SessionUseCases;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.application.session.TokenPair;
import io.masthead.application.user.AdminUseCases;
import io.masthead.application.user.ChangePassword.Change;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.IdentityUseCases;
import io.masthead.application.user.PasswordUseCases;
import io.masthead.application.user.RecognizeIdentity.Claims;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.Failure;
import io.masthead.domain.PageRequest;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SignInSubject;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Atomicity of every published command but the purge: if any call of any port fails, nothing is changed. */
@SuppressWarnings("MethodName") // tests are named by behaviour
class AllOrNothingTest {

    private static final List<Class<? extends Record>> FEATURES = List.of(
            UserUseCases.class,
            AdminUseCases.class,
            PasswordUseCases.class,
            IdentityUseCases.class,
            PostUseCases.class,
            SessionUseCases.class,
            AuditUseCases.class,
            ExportUseCases.class,
            PurgeUseCases.class);

    private static final Set<String> QUERIES = Set.of(
            "UserUseCases.find",
            "UserUseCases.findAccount",
            "UserUseCases.list",
            "AdminUseCases.list",
            "PostUseCases.find",
            "PostUseCases.list",
            "PostUseCases.listOfUser",
            "PostUseCases.findUserWithPosts",
            "SessionUseCases.verify",
            "SessionUseCases.list",
            "AuditUseCases.read",
            "ExportUseCases.account",
            "ExportUseCases.posts",
            "ExportUseCases.audit");

    /** Commands that remove any number of rows, and so take several transactions. */
    private static final Set<String> IN_BATCHES = Set.of("PurgeUseCases.purgeExpired");

    private static final String PASSWORD = "correct horse";
    private static final EmailAddress ADMIN = new EmailAddress("admin@example.com");

    private static final Map<String, BiConsumer<Fixture, Host.Ports>> COMMANDS = new TreeMap<>(Map.ofEntries(
            command(
                    "UserUseCases.register",
                    (fixture, ports) ->
                            UserUseCases.assemble(ports).register().register(registration("new@example.com"))),
            command(
                    "UserUseCases.edit",
                    (fixture, ports) -> UserUseCases.assemble(ports)
                            .edit()
                            .edit(new EditUser.Edit(
                                    fixture.alice.id(),
                                    fixture.alice.id(),
                                    UserChanges.NONE.withEmail(new EmailAddress("moved@example.com")),
                                    Optional.empty(),
                                    AuthenticationTime.HOST))),
            command(
                    "UserUseCases.close",
                    (fixture, ports) -> UserUseCases.assemble(ports)
                            .close()
                            .close(new Closing(fixture.alice.id(), fixture.alice.id(), AuthenticationTime.HOST))),
            command(
                    "AdminUseCases.grant",
                    (fixture, ports) -> AdminUseCases.assemble(ports).grant().grant(fixture.alice.email())),
            command(
                    "AdminUseCases.grantFirst",
                    (fixture, ports) ->
                            AdminUseCases.assemble(ports).grantFirst().grant(fixture.alice.email())),
            command(
                    "AdminUseCases.revoke",
                    (fixture, ports) -> AdminUseCases.assemble(ports).revoke().revoke(ADMIN)),
            command(
                    "PasswordUseCases.register",
                    (fixture, ports) -> PasswordUseCases.assemble(ports)
                            .register()
                            .register(registration("new@example.com"), new Password(PASSWORD))),
            command(
                    "PasswordUseCases.change",
                    (fixture, ports) -> PasswordUseCases.assemble(ports)
                            .change()
                            .change(new Change(
                                    fixture.alice.id(), PASSWORD, new Password("a better horse"), Optional.empty()))),
            command(
                    "IdentityUseCases.recognize",
                    (fixture, ports) -> IdentityUseCases.assemble(ports)
                            .recognize()
                            .recognize(new Claims(
                                    new ExternalIdentity("https://id.example.com", "alice"),
                                    Optional.of(fixture.alice.email().value()),
                                    Optional.empty(),
                                    Optional.empty()))),
            command(
                    "PostUseCases.write",
                    (fixture, ports) -> PostUseCases.assemble(ports)
                            .write()
                            .write(new Draft(
                                    fixture.alice.id(),
                                    new Title("New"),
                                    Body.EMPTY,
                                    PostStatus.PUBLISHED,
                                    Optional.of(request())))),
            command(
                    "PostUseCases.writeAll",
                    (fixture, ports) -> PostUseCases.assemble(ports)
                            .writeAll()
                            .write(new Batch(
                                    fixture.alice.id(),
                                    List.of(new Content(new Title("New"), Body.EMPTY, PostStatus.PUBLISHED)),
                                    Optional.of(request())))),
            command(
                    "PostUseCases.edit",
                    (fixture, ports) -> PostUseCases.assemble(ports)
                            .edit()
                            .edit(new EditPost.Edit(
                                    fixture.alice.id(),
                                    fixture.post.id(),
                                    PostChanges.NONE.withTitle(new Title("Other"))))),
            command(
                    "PostUseCases.delete",
                    (fixture, ports) -> PostUseCases.assemble(ports)
                            .delete()
                            .delete(new DeletePost.Deletion(fixture.alice.id(), fixture.post.id()))),
            command(
                    "SessionUseCases.signIn",
                    (fixture, ports) -> SessionUseCases.assemble(ports)
                            .signIn()
                            .signIn(new Credentials(fixture.alice.email().value(), PASSWORD))),
            command(
                    "SessionUseCases.refresh",
                    (fixture, ports) -> SessionUseCases.assemble(ports)
                            .refresh()
                            .refresh(new Refresh(fixture.tokens.refresh().value(), Host.ORIGIN))),
            command(
                    "SessionUseCases.revoke",
                    (fixture, ports) -> SessionUseCases.assemble(ports)
                            .revoke()
                            .revoke(new Revocation(fixture.tokens.refresh().value(), Host.ORIGIN))),
            command(
                    "SessionUseCases.end",
                    (fixture, ports) -> SessionUseCases.assemble(ports)
                            .end()
                            .end(new Ending(fixture.alice.id(), fixture.session.id()))),
            command("PurgeUseCases.purgeExpired", (fixture, ports) -> {
                fixture.host.clock.pass(Duration.ofDays(1_000));
                PurgeUseCases.assemble(ports).purgeExpired().purge();
            })));

    static Stream<String> commands() {
        return COMMANDS.keySet().stream();
    }

    static Stream<String> atomicCommands() {
        return commands().filter(command -> !IN_BATCHES.contains(command));
    }

    @Test
    void knows_every_use_case_of_every_feature() {
        Set<String> published = new TreeSet<>();
        for (Class<? extends Record> feature : FEATURES) {
            for (RecordComponent useCase : feature.getRecordComponents()) {
                published.add(feature.getSimpleName() + "." + useCase.getName());
            }
        }

        Set<String> known = new TreeSet<>(COMMANDS.keySet());
        known.addAll(QUERIES);

        assertThat(published).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("atomicCommands")
    void changes_nothing_if_any_call_of_any_port_fails(String command) {
        BiConsumer<Fixture, Host.Ports> call = call(command);
        int calls = new CountedCalls(command, Integer.MAX_VALUE)
                .countOf(ports -> call.accept(ports.fixture, ports.ports()));
        assertThat(calls).isPositive();

        for (int failing = 1; failing <= calls; failing++) {
            CountedCalls broken = new CountedCalls(command, failing);
            Object before = broken.fixture.storedState();

            assertThatThrownBy(() -> call.accept(broken.fixture, broken.ports()))
                    .as("call %d of %s", failing, command)
                    .isInstanceOf(Broken.class);

            assertThat(broken.fixture.storedState())
                    .as("after call %d of %s", failing, command)
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void changes_something_if_nothing_fails(String command) {
        Fixture fixture = new Fixture(command);
        Object before = fixture.storedState();

        call(command).accept(fixture, fixture.host.ports);

        assertThat(fixture.storedState()).isNotEqualTo(before);
    }

    private static BiConsumer<Fixture, Host.Ports> call(String command) {
        return Objects.requireNonNull(COMMANDS.get(command));
    }

    private static Map.Entry<String, BiConsumer<Fixture, Host.Ports>> command(
            String name, BiConsumer<Fixture, Host.Ports> call) {
        return Map.entry(name, call);
    }

    private static Registration registration(String email) {
        return new Registration(
                new UserName("New"),
                new EmailAddress(email),
                new Age(25),
                Optional.of(request()),
                Optional.empty(),
                Host.ORIGIN);
    }

    private static IdempotentRequest request() {
        return new IdempotentRequest(new IdempotencyKey("user:1", "key"), new RequestHash("a".repeat(64)), Set.of());
    }

    /** Storage with the account of Alice, who has a password, a session and a post. */
    private static final class Fixture {

        private final Host host = new Host();
        private final User alice = host.register("alice@example.com", PASSWORD);
        private final TokenPair tokens = host.signIn("alice@example.com", PASSWORD);
        private final Session session = host.storage.sessions().list(alice.id()).get(0);
        private final Post post = host.posts
                .write()
                .write(new Draft(alice.id(), new Title("Title"), Body.EMPTY, PostStatus.PUBLISHED))
                .value();

        private Fixture(String command) {
            if (command.equals("AdminUseCases.revoke")) {
                host.registerAdmin("ada@example.com");
                host.registerAdmin(ADMIN.value());
            }
        }

        /** State of all repositories. */
        private Object storedState() {
            PostFilter all = PostFilter.PUBLIC.viewedBy(Optional.of(alice.id()));
            return List.of(
                    host.storage.users().list(Optional.empty(), PageRequest.first(100)).stream()
                            .map(User::state)
                            .toList(),
                    host.storage.posts().list(all, PostOrder.NEWEST, PageRequest.first(100)).items().stream()
                            .map(Post::state)
                            .toList(),
                    host.storage.sessions().list(alice.id()).stream()
                            .map(Session::state)
                            .toList(),
                    host.storage.failedSignIns().lock(SignInSubject.of(alice.id())),
                    host.storage.identities().list(alice.id()),
                    host.storage.audit().list(Optional.empty(), 100),
                    host.storage.idempotency().claim(request().key()));
        }
    }

    /** Counts the calls of ports and makes one of them fail. */
    private static final class CountedCalls implements Host.PortBreaker {

        private final Fixture fixture;
        private final int failing;
        private int calls;

        private CountedCalls(String command, int failing) {
            this.fixture = new Fixture(command);
            this.failing = failing;
        }

        private Host.Ports ports() {
            return fixture.host.ports.broken(this);
        }

        private int countOf(Consumer<CountedCalls> work) {
            work.accept(this);
            return calls;
        }

        @Override
        public <T> T broken(Class<T> port, T whole) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        calls++;
                        if (calls == failing) {
                            throw new Broken();
                        }
                        try {
                            return method.invoke(whole, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getTargetException();
                        }
                    }));
        }
    }

    private static final class Broken extends Failure {

        private Broken() {
            super(Kind.UNAVAILABLE, "broken");
        }
    }
}
