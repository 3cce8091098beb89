package io.masthead.http.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.masthead.domain.RequestOrigin;
import io.masthead.http.authentication.Authenticator;
import io.masthead.http.paging.SignedCursor;
import io.masthead.http.pipeline.PathRules;
import io.masthead.http.problem.ProblemCatalogue;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.reading.CodePoints;
import io.masthead.http.request.RequestContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.ObjectMapperFactory;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.servers.ServerVariable;
import io.swagger.v3.oas.models.servers.ServerVariables;
import io.swagger.v3.oas.models.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of /openapi.json that do not come from a single controller. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    private static final String BEARER = "OAuth2PasswordBearer";

    /** Where the service listens by its defaults. Tools that know no other address need an absolute one. */
    private static final String DEFAULT_ORIGIN = "http://localhost:8000";

    /** Linters require a description and {@code x-internal}. Tools take the first server, pages of the service the last. */
    private static final List<Server> SERVERS = List.of(
            server("{origin}", "The service at another address, by default a local one.")
                    .variables(new ServerVariables()
                            .addServerVariable(
                                    "origin",
                                    new ServerVariable()
                                            ._default(DEFAULT_ORIGIN)
                                            .description("Scheme, host and port."))),
            server(".", "The service that this comes from, be it local, a test or in production."));

    private static final List<Tag> TAGS = List.of(
            new Tag().name("Problems").description("What problems mean."),
            new Tag().name("Operation").description("Probes for orchestrators and load balancers."));

    static {
        // Derived from the request, not parameters of it.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestContext.class, RequestOrigin.class);
    }

    private static Server server(String url, String description) {
        return new Server().url(url).description(description).extensions(Map.of("x-internal", false));
    }

    @Bean
    OperationMetadata.Reader operationMetadata(PathRules paths, ProblemCatalogue catalogue) {
        return new OperationMetadata.Reader(paths, catalogue);
    }

    @Bean
    ProblemResponses problemResponses(ProblemTexts texts, ProblemCatalogue catalogue, Authenticator authenticator) {
        return new ProblemResponses(texts, catalogue, authenticator);
    }

    @Bean
    OpenAPI openApi(ApiDescription api) {
        SecurityScheme password = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("JSON Web Tokens, made and checked as RFC8725 wants it, good for minutes.")
                .flows(new OAuthFlows()
                        .password(new OAuthFlow()
                                .tokenUrl(api.tokenUrl())
                                .refreshUrl(api.tokenUrl())
                                .scopes(new Scopes())));
        return new OpenAPI()
                .info(api.info())
                .servers(SERVERS)
                .tags(Stream.concat(api.tags().stream(), TAGS.stream()).toList())
                .components(new Components().addSecuritySchemes(BEARER, password));
    }

    /** Uses the property names of the service: springdoc reads records with a mapper of its own. */
    @Bean
    ModelResolver recordModels() {
        ObjectMapper mapper =
                ObjectMapperFactory.createJson31().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new RecordModelResolver(mapper).openapi31(true);
    }

    /** Names query parameters as the service reads them. */
    @Bean
    OperationCustomizer snakeCaseParameters() {
        return (operation, handler) -> {
            Stream.ofNullable(operation.getParameters())
                    .flatMap(List::stream)
                    .filter(parameter -> !"header".equals(parameter.getIn()))
                    .forEach(parameter -> parameter.setName(SnakeCaseStrategy.INSTANCE.translate(parameter.getName())));
            return operation;
        };
    }

    @Bean
    ParameterCustomizer constraints() {
        return (parameter, source) -> {
            CodePoints limits = source.getParameterAnnotation(CodePoints.class);
            if (parameter != null && limits != null) {
                RecordModelResolver.limit(parameter.getSchema(), limits);
            }
            if (parameter != null && source.hasParameterAnnotation(SignedCursor.class)) {
                parameter.example(""); // none that a description names would be genuine
            }
            Pattern pattern = source.getParameterAnnotation(Pattern.class);
            if (parameter != null && pattern != null) {
                RecordModelResolver.anchor(parameter.getSchema(), pattern);
            }
            return parameter;
        };
    }

    /** Makes headers optional, even where a controller always receives a value, such as a precondition. */
    @Bean
    OperationCustomizer optionalHeaders() {
        return (operation, handler) -> {
            Stream.ofNullable(operation.getParameters())
                    .flatMap(List::stream)
                    .filter(parameter -> "header".equals(parameter.getIn()))
                    .forEach(parameter -> parameter.setRequired(false));
            return operation;
        };
    }

    /**
     * Requires a token, or offers it where the response depends on the caller: first, since tools take the first
     * alternative.
     */
    @Bean
    OperationCustomizer securityRequirements(OperationMetadata.Reader metadata) {
        return (operation, handler) -> {
            OperationMetadata facts = metadata.of(handler);
            if (!facts.isForAnyone() || facts.dependsOnTheCaller()) {
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            }
            if (facts.isForAnyone()) {
                operation.addSecurityItem(new SecurityRequirement());
            }
            return operation;
        };
    }
}
