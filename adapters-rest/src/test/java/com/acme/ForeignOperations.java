package com.acme;

import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Operations of another team, beside which those of the service are still dispatched directly. */
@Configuration(proxyBeanMethods = false)
@Import(ForeignOperations.Controller.class)
public class ForeignOperations implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new MadeResolver());
    }

    @RestController
    static final class Controller {

        @PermitAll
        @Admitted(WorkClass.LIST)
        @GetMapping("/foreign/map")
        Map<String, String> map() {
            return Map.of("some", "thing");
        }

        @PermitAll
        @GetMapping("/foreign/unwritable")
        ResponseEntity<Unwritable> unwritable() {
            List<Object> endless = new ArrayList<>();
            endless.add(endless);
            return ResponseEntity.status(HttpStatus.OK)
                    .eTag("\"1\"")
                    .header(HttpHeaders.LINK, "</foreign>")
                    .body(new Unwritable(endless));
        }

        @PermitAll
        @GetMapping("/foreign/made")
        Made made(Made made) {
            return made;
        }
    }

    /**
     * A response that fails when it is written.
     *
     * @param part a list that contains itself
     */
    record Unwritable(List<Object> part) {}

    /**
     * An argument of the team's own.
     *
     * @param text what its resolver got
     */
    record Made(String text) {}

    /** Resolves it with what Spring MVC promises to resolvers. */
    private static final class MadeResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Made.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return new Made(container == null || binders == null ? "nothing" : "model and binders");
        }
    }
}
