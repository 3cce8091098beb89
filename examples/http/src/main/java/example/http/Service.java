package example.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import example.storage.Database;
import example.storage.H2Posts;
import example.storage.H2Users;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.UnitOfWork;
import io.masthead.application.post.ListPosts.Query;
import io.masthead.application.post.PostPorts;
import io.masthead.application.post.PostUseCases;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.UserPorts;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.Failure;
import io.masthead.domain.Failure.Kind;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HTTP service that accepts forms and responds with lines of text. The proxy in front of it names the authenticated
 * user in {@code Remote-User}.
 *
 * @param users the use cases of users
 * @param posts the use cases of posts
 * @param known user lookup, for authentication
 */
public record Service(UserUseCases users, PostUseCases posts, UserRepository known) implements HttpHandler {

    /**
     * Ports of users and posts; the others have defaults.
     *
     * @param unitOfWork the unit of work
     * @param users the repository of users
     * @param posts the repository of posts
     * @param events the publisher of events
     */
    record Ports(UnitOfWork unitOfWork, UserRepository users, PostRepository posts, DomainEvents events)
            implements UserPorts, PostPorts {}

    /**
     * Serves until the process ends.
     *
     * @param arguments the port, 0 for any free one, and the JDBC URL of the H2 database
     * @throws IOException if the port is taken
     */
    public static void main(String[] arguments) throws IOException {
        Database database = new Database(arguments[1]);
        Ports ports = new Ports(database, new H2Users(database), new H2Posts(database), System.out::println);
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(arguments[0])), 0);
        Service service = new Service(UserUseCases.assemble(ports), PostUseCases.assemble(ports), ports.users());
        server.createContext("/", service);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
        System.out.println("http://localhost:" + server.getAddress().getPort());
    }

    @Override public void handle(HttpExchange exchange) throws IOException {
        try {
            send(exchange, 200, respond(exchange));
        } catch (Failure refused) {
            int status = refused.kind() == Kind.UNAUTHENTICATED ? 401 : refused.kind() == Kind.UNAVAILABLE ? 503 : 422;
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

    private String respond(HttpExchange exchange) throws IOException {
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
                new EmailAddress(form.getOrDefault("email", "")), age);
        User user = users.register().register(registration).value().user();
        return "user " + user.id().value() + ": " + user.name().value();
    }

    private String write(Map<String, String> form, String caller) {
        User author = Optional.ofNullable(caller).flatMap(EmailAddress::parse).flatMap(known::findByEmail)
                .orElseThrow(AccountGone::new);
        Draft draft = new Draft(author.id(), new Title(form.getOrDefault("title", "")),
                new Body(form.getOrDefault("body", "")), PostStatus.PUBLISHED);
        return line(posts.write().write(draft).value());
    }

    private String list(Optional<String> words) {
        PostFilter filter = words.map(SearchText::new).map(PostFilter.PUBLIC::withSearch).orElse(PostFilter.PUBLIC);
        return posts.list().list(new Query(filter, PostOrder.NEWEST, PageRequest.first(20), false, false)).items()
                .stream().map(view -> line(view.post())).collect(Collectors.joining("\n"));
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
