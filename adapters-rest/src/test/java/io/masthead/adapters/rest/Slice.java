package io.masthead.adapters.rest;

import io.masthead.application.post.DeletePost;
import io.masthead.application.post.EditPost;
import io.masthead.application.post.FindPost;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.ListPostsOfUser;
import io.masthead.application.post.WritePost;
import io.masthead.application.session.SignIn;
import io.masthead.application.user.ChangePassword;
import io.masthead.application.user.CloseAccount;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.FindAccount;
import io.masthead.application.user.FindUser;
import io.masthead.application.user.FindUserWithPosts;
import io.masthead.application.user.ListUsers;
import io.masthead.application.user.RegisterUser;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A host of this adapter alone. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
@Import(RestConfiguration.class)
class Slice {

    private static final String TOKEN = "user-";

    @Bean
    Api api(MockMvcTester tester) {
        return new Api(tester);
    }

    @Bean
    RestSettings restSettings() {
        return new RestSettings(List.of(), false);
    }

    /** The token {@code user-7} is good and says that user 7 calls. */
    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            if (!token.startsWith(TOKEN)) {
                throw new BadJwtException("no good");
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(token.substring(TOKEN.length()))
                    .build();
        };
    }

    @Bean
    Stubs stubs() {
        return new Stubs();
    }

    @Bean
    RegisterUser registerUser(Stubs stubs) {
        return registration -> stubs.registerUser.register(registration);
    }

    @Bean
    FindUser findUser(Stubs stubs) {
        return wanted -> stubs.findUser.find(wanted);
    }

    @Bean
    FindUserWithPosts findUserWithPosts(Stubs stubs) {
        return wanted -> stubs.findUserWithPosts.find(wanted);
    }

    @Bean
    FindAccount findAccount(Stubs stubs) {
        return self -> stubs.findAccount.find(self);
    }

    @Bean
    ListUsers listUsers(Stubs stubs) {
        return wanted -> stubs.listUsers.list(wanted);
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
    WritePost writePost(Stubs stubs) {
        return draft -> stubs.writePost.write(draft);
    }

    @Bean
    FindPost findPost(Stubs stubs) {
        return wanted -> stubs.findPost.find(wanted);
    }

    @Bean
    ListPosts listPosts(Stubs stubs) {
        return wanted -> stubs.listPosts.list(wanted);
    }

    @Bean
    ListPostsOfUser listPostsOfUser(Stubs stubs) {
        return wanted -> stubs.listPostsOfUser.list(wanted);
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
}
