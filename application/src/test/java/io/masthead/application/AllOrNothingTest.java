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
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.Session;
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

/** Every published command is all or nothing by itself: whichever call of whichever port fails, nothing has changed. */
@SuppressWarnings("MethodName") // tests are named by behaviour
class AllOrNothingTest {

    private static final List<Class<? extends Record>> FEATURES = List.of(
            UserUseCases.class,
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

    private static final String PASSWORD = "correct horse";

    private static final Map<String, BiConsumer<Scene, Host.Ports>> COMMANDS = new TreeMap<>(Map.ofEntries(
            command(
                    "UserUseCases.register",
                    (scene, ports) ->
                            UserUseCases.assemble(ports).register().register(registration("new@example.com"))),
            command(
                    "UserUseCases.edit",
                    (scene, ports) -> UserUseCases.assemble(ports)
                            .edit()
                            .edit(new EditUser.Edit(
                                    scene.alice.id(),
                                    scene.alice.id(),
                                    UserChanges.NONE.withEmail(new EmailAddress("moved@example.com")),
                                    Optional.empty()))),
            command(
                    "UserUseCases.close",
                    (scene, ports) -> UserUseCases.assemble(ports)
                            .close()
                            .close(new Closing(scene.alice.id(), scene.alice.id()))),
            command(
                    "UserUseCases.grantAdmin",
                    (scene, ports) -> UserUseCases.assemble(ports).grantAdmin().grant(scene.alice.email())),
            command(
                    "PasswordUseCases.register",
                    (scene, ports) -> PasswordUseCases.assemble(ports)
                            .register()
                            .register(registration("new@example.com"), new Password(PASSWORD))),
            command(
                    "PasswordUseCases.change",
                    (scene, ports) -> PasswordUseCases.assemble(ports)
                            .change()
                            .change(new Change(
                                    scene.alice.id(), PASSWORD, new Password("a better horse"), Optional.empty()))),
            command(
                    "IdentityUseCases.recognize",
                    (scene, ports) -> IdentityUseCases.assemble(ports)
                            .recognize()
                            .recognize(new Claims(
                                    new ExternalIdentity("https://id.example.com", "alice"),
                                    Optional.of(scene.alice.email().value()),
                                    Optional.empty(),
                                    Optional.empty()))),
            command(
                    "PostUseCases.write",
                    (scene, ports) -> PostUseCases.assemble(ports)
                            .write()
                            .write(new Draft(
                                    scene.alice.id(),
                                    new Title("New"),
                                    Body.EMPTY,
                                    PostStatus.PUBLISHED,
                                    Optional.of(request())))),
            command(
                    "PostUseCases.writeAll",
                    (scene, ports) -> PostUseCases.assemble(ports)
                            .writeAll()
                            .write(new Batch(
                                    scene.alice.id(),
                                    List.of(new Content(new Title("New"), Body.EMPTY, PostStatus.PUBLISHED)),
                                    Optional.of(request())))),
            command(
                    "PostUseCases.edit",
                    (scene, ports) -> PostUseCases.assemble(ports)
                            .edit()
                            .edit(new EditPost.Edit(
                                    scene.alice.id(),
                                    scene.post.id(),
                                    PostChanges.NONE.withTitle(new Title("Other"))))),
            command(
                    "PostUseCases.delete",
                    (scene, ports) -> PostUseCases.assemble(ports)
                            .delete()
                            .delete(new DeletePost.Deletion(scene.alice.id(), scene.post.id()))),
            command(
                    "SessionUseCases.signIn",
                    (scene, ports) -> SessionUseCases.assemble(ports)
                            .signIn()
                            .signIn(new Credentials(scene.alice.email().value(), PASSWORD))),
            command(
                    "SessionUseCases.refresh",
                    (scene, ports) -> SessionUseCases.assemble(ports)
                            .refresh()
                            .refresh(new Refresh(scene.tokens.refresh().value(), Host.ORIGIN))),
            command(
                    "SessionUseCases.revoke",
                    (scene, ports) -> SessionUseCases.assemble(ports)
                            .revoke()
                            .revoke(new Revocation(scene.tokens.refresh().value(), Host.ORIGIN))),
            command(
                    "SessionUseCases.end",
                    (scene, ports) -> SessionUseCases.assemble(ports)
                            .end()
                            .end(new Ending(scene.alice.id(), scene.session.id()))),
            command("PurgeUseCases.purgeExpired", (scene, ports) -> {
                scene.host.clock.pass(Duration.ofDays(1_000));
                PurgeUseCases.assemble(ports).purgeExpired().purge();
            })));

    static Stream<String> commands() {
        return COMMANDS.keySet().stream();
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
    @MethodSource("commands")
    void changes_nothing_if_any_call_of_any_port_fails(String command) {
        BiConsumer<Scene, Host.Ports> call = call(command);
        int calls = new CountedCalls(Integer.MAX_VALUE).countOf(ports -> call.accept(ports.scene, ports.ports()));
        assertThat(calls).isPositive();

        for (int failing = 1; failing <= calls; failing++) {
            CountedCalls broken = new CountedCalls(failing);
            Object before = broken.scene.everything();

            assertThatThrownBy(() -> call.accept(broken.scene, broken.ports()))
                    .as("call %d of %s", failing, command)
                    .isInstanceOf(Broken.class);

            assertThat(broken.scene.everything())
                    .as("after call %d of %s", failing, command)
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void changes_something_if_nothing_fails(String command) {
        Scene scene = new Scene();
        Object before = scene.everything();

        call(command).accept(scene, scene.host.ports);

        assertThat(scene.everything()).isNotEqualTo(before);
    }

    private static BiConsumer<Scene, Host.Ports> call(String command) {
        return Objects.requireNonNull(COMMANDS.get(command));
    }

    private static Map.Entry<String, BiConsumer<Scene, Host.Ports>> command(
            String name, BiConsumer<Scene, Host.Ports> call) {
        return Map.entry(name, call);
    }

    private static Registration registration(String email) {
        return new Registration(
                new UserName("New"), new EmailAddress(email), new Age(25), Optional.of(request()), Host.ORIGIN);
    }

    private static IdempotentRequest request() {
        return new IdempotentRequest(new IdempotencyKey("user:1", "key"), new RequestHash("a".repeat(64)), Set.of());
    }

    /** Alice with a password, a session and a post, and someone who guessed. */
    private static final class Scene {

        private final Host host = new Host();
        private final User alice = host.register("alice@example.com", PASSWORD);
        private final TokenPair tokens = host.signIn("alice@example.com", PASSWORD);
        private final Session session = host.storage.sessions().list(alice.id()).get(0);
        private final Post post = host.posts
                .write()
                .write(new Draft(alice.id(), new Title("Title"), Body.EMPTY, PostStatus.PUBLISHED))
                .value();

        /** Everything that is kept. */
        private Object everything() {
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
                    host.storage.failedSignIns().lock(alice.email()),
                    host.storage.identities().list(alice.id()),
                    host.storage.audit().list(Optional.empty(), 100),
                    host.storage.requests().claim(request().key()));
        }
    }

    /** Counts the calls of ports, and lets one of them fail. */
    private static final class CountedCalls implements Host.PortBreaker {

        private final Scene scene = new Scene();
        private final int failing;
        private int calls;

        private CountedCalls(int failing) {
            this.failing = failing;
        }

        private Host.Ports ports() {
            return scene.host.ports.broken(this);
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
