package io.masthead.adapters.rest;

import io.masthead.adapters.rest.imports.ImportInProgress;
import io.masthead.adapters.rest.session.CurrentUserResolver;
import io.masthead.adapters.rest.user.PasswordRules;
import io.masthead.domain.QuotaExceeded;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.event.EventsGone;
import io.masthead.domain.post.PostNotFound;
import io.masthead.domain.session.RefusedIdentity;
import io.masthead.domain.session.SessionNotFound;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.UserNotFound;
import io.masthead.domain.user.WrongPassword;
import io.masthead.http.HttpKitConfiguration;
import io.masthead.http.openapi.ApiDescription;
import io.masthead.http.pipeline.PathRules;
import io.masthead.http.problem.FeatureProblems;
import io.masthead.http.problem.ProblemType;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The REST resources of Masthead, on {@link HttpKitConfiguration}.
 *
 * <p>Needs the driving ports of {@code io.masthead.application}, a {@code JwtDecoder}, {@code TokenSettings}, a
 * {@code PasswordPolicy}, a {@code RegistrationPolicy}, a {@code PublicCache}, {@code OpenStreams} and the beans that
 * {@link HttpKitConfiguration} needs.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import(HttpKitConfiguration.class)
public class RestConfiguration implements WebMvcConfigurer {

    /**
     * Publication of keys, refresh and revocation of tokens: a client that always sends its expired token must not be
     * refused here.
     */
    private static final Set<String> WITHOUT_CREDENTIALS =
            Set.of("/.well-known/", "/token", "/token/revoke", "/token/cookie");

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CurrentUserResolver());
    }

    @Bean
    static PathRules pathRules() {
        return new PathRules(WITHOUT_CREDENTIALS);
    }

    @Bean
    ApiDescription apiDescription() {
        Info info = new Info()
                .title("Masthead")
                .version("0.1.0")
                .description("A ready backend for users and posts.")
                .contact(new Contact().name("Masthead"))
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"));
        List<Tag> tags = List.of(
                tag("Users", "Accounts: as everyone sees them, and as they see themselves."),
                tag("Posts", "What users write."),
                tag("Events", "Changes of users and posts as they happen, and from any place in the last days."),
                tag("Signing in", "Tokens, sessions and keys (RFC 6749, RFC 7009, RFC 7517)."),
                tag("Audit", "The audit log of accounts, for admins."));
        return new ApiDescription(info, tags, "token");
    }

    /** Problems of the features beyond those of HTTP, with texts in every language. */
    @Bean
    static FeatureProblems problems() {
        return new FeatureProblems(
                List.of(
                        new ProblemType(ReauthenticationRequired.CODE, 401),
                        new ProblemType(QuotaExceeded.CODE, 403),
                        new ProblemType(RefusedIdentity.CODE, 403),
                        new ProblemType(RegistrationClosed.CODE, 403),
                        new ProblemType(UnverifiedIdentity.CODE, 403),
                        new ProblemType(UserNotFound.CODE, 404),
                        new ProblemType(PostNotFound.CODE, 404),
                        new ProblemType(SessionNotFound.CODE, 404),
                        new ProblemType(EmailTaken.CODE, 409),
                        new ProblemType(LastAdmin.CODE, 409),
                        new ProblemType(ImportInProgress.CODE, 409, true),
                        new ProblemType(WrongPassword.CODE, 409),
                        new ProblemType(EventsGone.CODE, 410)),
                PasswordRules.codes(),
                Optional.of("io.masthead.adapters.rest.messages"));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
