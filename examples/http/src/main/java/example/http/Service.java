package example.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.masthead.application.UnitOfWork;
import io.masthead.application.UseCases;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.Failure;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes forms, answers with lines of text. Who calls is what the proxy before it says in {@code Remote-User}. */
record Service(UseCases useCases, UserRepository users, UnitOfWork unitOfWork) implements HttpHandler {

    @Override public void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        String answer;
        try (exchange) {
            try {
                answer = answer(exchange);
            } catch (Failure refused) {
                status = status(refused);
                answer = refused.getMessage();
            }
            byte[] text = (answer + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
        }
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
        User user = useCases.users().register().register(new Registration(new UserName(form.getOrDefault("name", "")),
                new EmailAddress(form.getOrDefault("email", "")), age(form), Optional.empty())).value().user();
        return "user " + user.id().value() + ": " + user.name().value();
    }

    private static Age age(Map<String, String> form) {
        String years = form.getOrDefault("age", "");
        return years.matches("[0-9]{1,3}") ? new Age(Integer.parseInt(years)) : new Age(-1);
    }

    private String write(Map<String, String> form, String caller) {
        UserId author = Optional.ofNullable(caller).flatMap(EmailAddress::parse).flatMap(users::findByEmail)
                .map(User::id).orElseThrow(AccountGone::new);
        Draft draft = new Draft(author, new Title(form.getOrDefault("title", "")), new Body(form.getOrDefault("body", "")), PostStatus.PUBLISHED);
        return line(unitOfWork.run(() -> useCases.posts().write().write(draft)).value());
    }

    private String list(Optional<String> words) {
        PostFilter filter = words.map(SearchText::new).map(PostFilter.PUBLIC::withSearch).orElse(PostFilter.PUBLIC);
        return useCases.posts().list().list(new ListPosts.Wanted(filter, PostOrder.NEWEST, PageRequest.first(20), false, false))
                .items().stream().map(view -> line(view.post())).collect(Collectors.joining("\n"));
    }

    private static String line(Post post) {
        return "post " + post.id().value() + " by user " + post.author().value() + ": " + post.state().title().value();
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text == null ? new String[0] : text.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static int status(Failure refused) {
        return refused instanceof AccountGone ? 401 : refused instanceof EmailTaken ? 409
                : refused instanceof InvalidValue ? 422 : 500;
    }
}
