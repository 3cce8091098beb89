package com.acme;

import io.masthead.domain.Failure;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.reading.QueryParameters;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** A feature of another team, which shares no package with the service. */
@Configuration(proxyBeanMethods = false)
@Import({ForeignFeature.Controller.class, ForeignFeature.Heir.class})
public class ForeignFeature {

    @Bean
    RouterFunction<ServerResponse> foreignRoute() {
        return RouterFunctions.route()
                .GET("/foreign/routed", request -> ServerResponse.ok().body("secret"))
                .build();
    }

    /** A mapping of the feature's own, which Spring MVC's registry of interceptors does not know. */
    @Bean
    SimpleUrlHandlerMapping foreignMapping() {
        HttpRequestHandler handler = (request, response) -> response.getWriter().write("secret");
        return new SimpleUrlHandlerMapping(Map.of("/foreign/mapped", handler), Ordered.HIGHEST_PRECEDENCE);
    }

    /** Is for anyone. */
    @PermitAll
    interface Shared {}

    /** Has an operation for anyone. */
    interface SharedOperation {

        /** {@return something} */
        @PermitAll
        String implemented();
    }

    /** Implements both without a mark of its own. */
    @RestController
    static final class Heir implements Shared, SharedOperation {

        @GetMapping("/foreign/inherited")
        String inherited() {
            return "\"secret\"";
        }

        @Override
        @GetMapping("/foreign/implemented")
        public String implemented() {
            return "\"secret\"";
        }
    }

    /**
     * Query parameters of types that have no strict reader.
     *
     * @param day a day
     * @param tags some tags
     */
    record Filter(@Nullable LocalDate day, @Nullable Set<String> tags) {}

    /**
     * A body with parts.
     *
     * @param title a title
     * @param items some items
     */
    record Order(@NotNull String title, @Nullable List<@Valid Item> items) {}

    /**
     * A part.
     *
     * @param text a text
     */
    record Item(@NotNull String text) {}

    /** One operation that forgot its mark, one for anyone, and one that fails in its own way. */
    @RestController
    static final class Controller {

        @GetMapping("/foreign/unmarked")
        String unmarked() {
            return "\"secret\"";
        }

        @PermitAll
        @GetMapping("/foreign/open")
        String open() {
            return "\"open\"";
        }

        @PermitAll
        @GetMapping("/foreign/filtered")
        String filtered(@QueryParameters Filter filter) {
            return "\"open\"";
        }

        @PermitAll
        @PostMapping("/foreign/ordered")
        String ordered(@RequestBody Order order) {
            return "\"open\"";
        }

        @PermitAll
        @PostMapping("/foreign/listed")
        String listed(@RequestBody List<String> names) {
            return "\"open\"";
        }

        @PermitAll
        @GetMapping("/foreign/{id}/numbered")
        String numbered(@PathVariable UUID id) {
            return "\"open\"";
        }

        @PermitAll
        @GetMapping("/foreign/closed")
        String closed(@RequestParam(defaultValue = "true") boolean closed) {
            if (closed) {
                throw new CommentsClosed();
            }
            return "\"open\"";
        }
    }

    /** A failure that the service has never heard of. */
    static final class CommentsClosed extends Failure {

        CommentsClosed() {
            super(Kind.CONFLICT, "comments-closed");
        }
    }
}
