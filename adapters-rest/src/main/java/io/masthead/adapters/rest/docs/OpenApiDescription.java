package io.masthead.adapters.rest.docs;

import io.masthead.adapters.rest.security.Anyone;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What /openapi.json says beyond what the controllers say. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    private static final String BEARER = "OAuth2PasswordBearer";

    @Bean
    OpenAPI openApi() {
        SecurityScheme password = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(new OAuthFlows()
                        .password(new OAuthFlow().tokenUrl("/token").scopes(new Scopes())));
        return new OpenAPI()
                .info(new Info()
                        .title("Masthead")
                        .version("0.1.0")
                        .description("A ready backend for users and posts.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(BEARER, password));
    }

    @Bean
    OperationCustomizer securityRequirements() {
        return (operation, handler) -> handler.hasMethodAnnotation(Anyone.class)
                ? operation
                : operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
