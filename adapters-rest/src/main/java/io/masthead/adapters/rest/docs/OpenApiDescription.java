package io.masthead.adapters.rest.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.masthead.domain.user.EmailAddress;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.ObjectMapperFactory;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What /openapi.json says beyond what the controllers say. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    private static final String BEARER = "OAuth2PasswordBearer";

    /** Linters want to know of what kind it is. */
    private static final Server SERVER = new Server()
            .url("/")
            .description("The service that this comes from, be it local, a test or in production.")
            .extensions(Map.of("x-internal", false));

    private static final List<Tag> TAGS = List.of(
            tag("Users", "Accounts: as everyone sees them, and as they see themselves."),
            tag("Posts", "What users write."),
            tag("Signing in", "Tokens, sessions and keys (RFC 6749, RFC 7009, RFC 7517)."),
            tag("Audit", "What happened to accounts, for admins."),
            tag("Problems", "What problems mean."),
            tag("Operation", "What those ask who watch over the service."));

    /** {@link EmailAddress#PATTERN} without what only Java reads; a pattern here may match anywhere, so it says where. */
    private static final String EMAIL_PATTERN =
            "^" + EmailAddress.PATTERN.substring(EmailAddress.PATTERN.indexOf(')') + 1) + "$";

    @Bean
    OpenAPI openApi() {
        SecurityScheme password = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("JSON Web Tokens, made and checked as RFC8725 wants it, good for minutes.")
                .flows(new OAuthFlows()
                        .password(new OAuthFlow()
                                .tokenUrl("/token")
                                .refreshUrl("/token")
                                .scopes(new Scopes())));
        return new OpenAPI()
                .info(new Info()
                        .title("Masthead")
                        .version("0.1.0")
                        .description("A ready backend for users and posts.")
                        .contact(new Contact().name("Masthead"))
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(SERVER))
                .tags(TAGS)
                .components(new Components().addSecuritySchemes(BEARER, password));
    }

    /** Names properties as they are sent; springdoc reads records with a Jackson of its own, not with the service's. */
    @Bean
    ModelResolver snakeCaseProperties() {
        ObjectMapper mapper =
                ObjectMapperFactory.createJson31().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new ModelResolver(mapper).openapi31(true);
    }

    /** Names what is asked for in the query as it is read. */
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

    /** What a controller always gets, such as a condition, is made without the header, too. */
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

    /** JSON Schema has the regular expressions of ECMAScript. */
    @Bean
    OpenApiCustomizer patternsForEveryone() {
        return description -> description.getComponents().getSchemas().values().stream()
                .map(OpenApiDescription::properties)
                .flatMap(properties -> properties.values().stream())
                .filter(property -> EmailAddress.PATTERN.equals(property.getPattern()))
                .forEach(
                        property -> property.pattern(EMAIL_PATTERN).description("Letters and digits of every script."));
    }

    /** A token is always welcome where who calls makes a difference. */
    @Bean
    OperationCustomizer securityRequirements() {
        return (operation, handler) -> {
            OperationMetadata facts = new OperationMetadata(handler);
            if (facts.isForAnyone()) {
                operation.addSecurityItem(new SecurityRequirement());
            }
            if (!facts.isForAnyone() || facts.dependsOnTheCaller()) {
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            }
            return operation;
        };
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    /** {@return the properties of a schema; the library declares them raw} */
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> properties.put(name, (Schema<?>) property));
        }
        return properties;
    }
}
