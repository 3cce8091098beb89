package io.masthead.adapters.rest;

import com.github.benmanes.caffeine.cache.Ticker;
import io.masthead.adapters.rest.session.TokenSettings;
import io.masthead.application.audit.ReadAudit;
import io.masthead.application.event.EventPosition;
import io.masthead.application.event.FollowEvents;
import io.masthead.application.event.ReadEvents;
import io.masthead.application.export.ExportAccount;
import io.masthead.application.export.ExportAudit;
import io.masthead.application.export.ExportPosts;
import io.masthead.application.post.DeletePost;
import io.masthead.application.post.EditPost;
import io.masthead.application.post.FindPost;
import io.masthead.application.post.FindUserWithPosts;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.ListPostsOfUser;
import io.masthead.application.post.WritePost;
import io.masthead.application.post.WritePosts;
import io.masthead.application.session.EndSession;
import io.masthead.application.session.ListSessions;
import io.masthead.application.session.RefreshSession;
import io.masthead.application.session.RevokeToken;
import io.masthead.application.session.SignIn;
import io.masthead.application.session.VerifySession;
import io.masthead.application.user.ChangePassword;
import io.masthead.application.user.CloseAccount;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.FindAccount;
import io.masthead.application.user.FindUser;
import io.masthead.application.user.ListUsers;
import io.masthead.application.user.RecognizeIdentity;
import io.masthead.application.user.RegisterUser;
import io.masthead.application.user.RegisterUserWithPassword;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.VerificationKeys;
import io.masthead.domain.user.PasswordPolicy;
import io.masthead.domain.user.RegistrationPolicy;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.headers.PublicCache;
import io.masthead.http.health.ServiceState;
import io.masthead.http.pipeline.CrossOriginSettings;
import io.masthead.http.pipeline.RequestPipeline;
import io.masthead.http.secret.ServerKeys;
import io.masthead.http.stream.OpenStreams;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.servlet.DispatcherServlet;

/** Application with this adapter alone. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
@Import(RestConfiguration.class)
class Slice {

    /** The identity provider. */
    static final String OUTSIDE = "https://id.example.com";

    static final AuthenticationTime SIGNED_IN = new AuthenticationTime(Instant.parse("2026-11-28T11:00:00Z"));

    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final String TOKEN = "user-";

    @Bean
    Service service(RequestPipeline pipeline, DispatcherServlet dispatcher, ServletContext container) {
        return new Service(pipeline, dispatcher, container);
    }

    @Bean
    Api api(Service service) {
        return new Api(service);
    }

    @Bean
    AdmissionLimits admissionLimits() {
        return new AdmissionLimits(
                Map.of(WorkClass.LIST, 1, WorkClass.IMPORT, 1),
                1,
                AdmissionLimits.USUAL_WAIT,
                BytesInFlight.usualBudget());
    }

    @Bean
    CrossOriginSettings crossOriginSettings() {
        return new CrossOriginSettings(List.of(), false);
    }

    @Bean
    PasswordPolicy passwordPolicy() {
        return PasswordPolicy.DEFAULT;
    }

    @Bean
    RegistrationPolicy registrationPolicy() {
        return RegistrationPolicy.OPEN;
    }

    @Bean
    TokenSettings tokenSettings() {
        return new TokenSettings(Optional.of(OUTSIDE));
    }

    @Bean
    ServerKeys serverKeys() {
        return new ServerKeys(List.of(secret("the current secret"), secret("the previous secret")));
    }

    static SecretKey secret(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * The token {@code user-7} is good and says that user 7 calls with session 70; {@code outside-abc} is good and comes
     * from the identity provider.
     */
    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    JwtDecoder jwtDecoder(Stubs stubs) {
        return token -> {
            stubs.decoded.add(token);
            if (token.startsWith("outside-")) {
                return Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .issuer(OUTSIDE)
                        .subject(token.substring("outside-".length()))
                        .claims(claims -> claims.putAll(stubs.claims))
                        .claim("email", "alice@example.com")
                        .claim("email_verified", !token.endsWith("unverified"))
                        .build();
            }
            if (token.equals("away")) {
                throw new JwtException("the provider is away");
            }
            String unsigned = token.replaceFirst("^signed\\.", "");
            if (!unsigned.startsWith(TOKEN)) {
                throw new BadJwtException("no good");
            }
            String user = unsigned.substring(TOKEN.length());
            return Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(user)
                    .claim("sid", user + "0")
                    .issuedAt(NOW.minusSeconds(1))
                    .claim("auth_time", SIGNED_IN.value().getEpochSecond())
                    .claims(claims -> stubs.expiry.ifPresent(expiry -> claims.put("exp", expiry)))
                    .build();
        };
    }

    @Bean
    ServiceState serviceState(Stubs stubs) {
        return new ServiceState() {
            @Override
            public boolean isLive() {
                return stubs.live;
            }

            @Override
            public boolean isReady() {
                return stubs.ready;
            }
        };
    }

    @Bean
    Stubs stubs() {
        return new Stubs();
    }

    @Bean
    RegisterUserWithPassword registerUserWithPassword(Stubs stubs) {
        return (registration, password) -> stubs.registerUserWithPassword.register(registration, password);
    }

    @Bean
    RegisterUser registerUser(Stubs stubs) {
        return registration -> stubs.registerUser.register(registration);
    }

    @Bean
    FindUser findUser(Stubs stubs) {
        return query -> stubs.findUser.find(query);
    }

    @Bean
    FindUserWithPosts findUserWithPosts(Stubs stubs) {
        return query -> stubs.findUserWithPosts.find(query);
    }

    @Bean
    FindAccount findAccount(Stubs stubs) {
        return self -> stubs.findAccount.find(self);
    }

    @Bean
    ListUsers listUsers(Stubs stubs) {
        return query -> stubs.listUsers.list(query);
    }

    @Bean
    EditUser editUser(Stubs stubs) {
        return edit -> stubs.editUser.edit(edit);
    }

    @Bean
    ChangePassword changePassword(Stubs stubs) {
        return change -> stubs.changePassword.change(change);
    }

    @Bean
    CloseAccount closeAccount(Stubs stubs) {
        return closing -> stubs.closeAccount.close(closing);
    }

    @Bean
    ExportAccount exportAccount(Stubs stubs) {
        return query -> stubs.exportAccount.export(query);
    }

    @Bean
    ExportPosts exportPosts(Stubs stubs) {
        return query -> stubs.exportPosts.export(query);
    }

    @Bean
    ExportAudit exportAudit(Stubs stubs) {
        return query -> stubs.exportAudit.export(query);
    }

    @Bean
    WritePost writePost(Stubs stubs) {
        return draft -> stubs.writePost.write(draft);
    }

    @Bean
    WritePosts writePosts(Stubs stubs) {
        return batch -> stubs.writePosts.write(batch);
    }

    @Bean
    FindPost findPost(Stubs stubs) {
        return query -> stubs.findPost.find(query);
    }

    @Bean
    ListPosts listPosts(Stubs stubs) {
        return query -> stubs.listPosts.list(query);
    }

    @Bean
    ListPostsOfUser listPostsOfUser(Stubs stubs) {
        return query -> stubs.listPostsOfUser.list(query);
    }

    @Bean
    EditPost editPost(Stubs stubs) {
        return edit -> stubs.editPost.edit(edit);
    }

    @Bean
    DeletePost deletePost(Stubs stubs) {
        return deletion -> stubs.deletePost.delete(deletion);
    }

    @Bean
    SignIn signIn(Stubs stubs) {
        return credentials -> stubs.signIn.signIn(credentials);
    }

    @Bean
    RefreshSession refreshSession(Stubs stubs) {
        return token -> stubs.refreshSession.refresh(token);
    }

    @Bean
    RevokeToken revokeToken(Stubs stubs) {
        return token -> stubs.revokeToken.revoke(token);
    }

    @Bean
    ListSessions listSessions(Stubs stubs) {
        return self -> stubs.listSessions.list(self);
    }

    @Bean
    EndSession endSession(Stubs stubs) {
        return ending -> stubs.endSession.end(ending);
    }

    @Bean
    ReadAudit readAudit(Stubs stubs) {
        return query -> stubs.readAudit.read(query);
    }

    @Bean
    ReadEvents readEvents(Stubs stubs) {
        return query -> stubs.readEvents.read(query);
    }

    @Bean
    FollowEvents followEvents(Stubs stubs) {
        return subscription -> stubs.followEvents.follow(subscription);
    }

    @Bean
    EventPosition eventPosition(Stubs stubs) {
        return () -> stubs.eventPosition.newest();
    }

    @Bean
    OpenStreams openStreams() {
        return new OpenStreams(100);
    }

    @Bean
    RecognizeIdentity recognizeIdentity(Stubs stubs) {
        return claims -> stubs.recognizeIdentity.recognize(claims);
    }

    @Bean
    VerifySession verifySession(Stubs stubs) {
        return claim -> stubs.verifySession.isOpen(claim);
    }

    @Bean
    PublicCache publicCache() {
        return PublicCache.OFF;
    }

    @Bean
    VerificationKeys verificationKeys() {
        return () -> "{\"keys\":[]}";
    }

    /** Clock of the caches, which stands still until a test advances it. */
    @Bean
    @Primary
    TestTicker testTicker() {
        return new TestTicker();
    }

    static final class TestTicker implements Ticker {

        private final AtomicLong passed = new AtomicLong();

        void pass(Duration duration) {
            passed.addAndGet(duration.toNanos());
        }

        @Override
        public long read() {
            return passed.get();
        }
    }
}
