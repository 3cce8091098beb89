package example.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import example.storage.Database;
import example.storage.H2Posts;
import example.storage.H2Users;
import io.masthead.domain.UnitOfWork;
import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.UseCases;
import io.masthead.application.post.ListPosts.Query;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.user.AccountPolicy;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.Failure;
import io.masthead.domain.PageRequest;
import io.masthead.domain.StorageFailure;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes forms, answers with lines of text. Who calls is what the proxy before it says in {@code Remote-User}.
 *
 * @param useCases what it can do
 * @param users whom it knows
 * @param unitOfWork in what it writes
 */
public record Service(UseCases useCases, UserRepository users, UnitOfWork unitOfWork) implements HttpHandler {

    /**
     * Serves until the process ends.
     *
     * @param arguments the port, 0 for any that is free, and where H2 keeps users and posts, as JDBC says it
     * @throws IOException if the port is taken
     */
    public static void main(String[] arguments) throws IOException {
        Database database = new Database(arguments[1]);
        UserRepository users = new H2Users(database);
        Repositories repositories = new Repositories(users, new H2Posts(database), unused(SessionRepository.class),
                unused(FailedSignInRepository.class), unused(IdentityRepository.class), unused(AuditLog.class),
                unused(IdempotencyStore.class));
        DrivenPorts ports = new DrivenPorts(repositories, database, unused(PasswordHasher.class),
                unused(AccessTokenIssuer.class), unused(RefreshTokens.class), event -> System.out.println(event),
                () -> RequestOrigin.HOST, InstantSource.system());
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(arguments[0])), 0);
        server.createContext("/", new Service(UseCases.assemble(ports, AccountPolicy.DEFAULT), users, database));
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
        System.out.println("http://localhost:" + server.getAddress().getPort());
    }

    /** A port that keeps nothing: for signing in, which is the proxy's, and for the record of what happened. */
    private static <T> T unused(Class<T> port) {
        Class<?>[] ports = {port};
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), ports, (self, method, values) -> null));
    }

    @Override public void handle(HttpExchange exchange) throws IOException {
        try {
            send(exchange, 200, answer(exchange));
        } catch (Failure refused) {
            int status = refused instanceof AccountGone ? 401 : refused instanceof StorageFailure ? 503 : 422;
            send(exchange, status, refused.getMessage());
        } catch (IllegalArgumentException unreadable) {
            send(exchange, 400, "unreadable");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "POST /users" -> register(form);
            case "POST /posts" -> write(form, exchange.getRequestHeaders().getFirst("Remote-User"));
            case "GET /posts" -> list(Optional.ofNullable(form(exchange.getRequestURI().getRawQuery()).get("q")));
            default -> "POST /users, POST /posts, GET /posts";
        };
    }

    private String register(Map<String, String> form) {
        Age age = new Age(Integer.parseInt(form.getOrDefault("age", "")));
        Registration registration = new Registration(new UserName(form.getOrDefault("name", "")),
                new EmailAddress(form.getOrDefault("email", "")), age, Optional.empty());
        User user = useCases.users().register().register(registration).value().user();
        return "user " + user.id().value() + ": " + user.name().value();
    }

    private String write(Map<String, String> form, String caller) {
        User author = Optional.ofNullable(caller).flatMap(EmailAddress::parse).flatMap(users::findByEmail)
                .orElseThrow(AccountGone::new);
        Draft draft = new Draft(author.id(), new Title(form.getOrDefault("title", "")),
                new Body(form.getOrDefault("body", "")), PostStatus.PUBLISHED);
        return line(unitOfWork.run(() -> useCases.posts().write().write(draft)).value());
    }

    private String list(Optional<String> words) {
        PostFilter filter = words.map(SearchText::new).map(PostFilter.PUBLIC::withSearch).orElse(PostFilter.PUBLIC);
        Query query = new Query(filter, PostOrder.NEWEST, PageRequest.first(20), false, false);
        return useCases.posts().list().list(query).items().stream().map(view -> line(view.post()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Post post) {
        return "post " + post.id().value() + " by user " + post.author().value() + ": " + post.state().title().value();
    }

    private static Map<String, String> form(String text) {
        Stream<MatchResult> fields = Pattern.compile("([^&=]+)=([^&]*)").matcher(Objects.toString(text, "")).results();
        return fields.collect(Collectors.toMap(field -> field.group(1),
                field -> URLDecoder.decode(field.group(2), StandardCharsets.UTF_8), (first, second) -> second));
    }
}
