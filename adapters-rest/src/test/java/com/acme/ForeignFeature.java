package com.acme;

import io.masthead.domain.Failure;
import io.masthead.http.authentication.PermitAll;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** A feature of another team, which shares no package with the service. */
@Configuration(proxyBeanMethods = false)
@Import(ForeignFeature.Controller.class)
public class ForeignFeature {

    @Bean
    RouterFunction<ServerResponse> foreignRoute() {
        return RouterFunctions.route()
                .GET("/foreign/routed", request -> ServerResponse.ok().body("secret"))
                .build();
    }

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
