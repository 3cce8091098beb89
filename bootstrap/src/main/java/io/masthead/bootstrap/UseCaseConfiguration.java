package io.masthead.bootstrap;

import io.masthead.application.audit.AuditUseCases;
import io.masthead.application.audit.ReadAudit;
import io.masthead.application.export.ExportAccount;
import io.masthead.application.export.ExportAudit;
import io.masthead.application.export.ExportPosts;
import io.masthead.application.export.ExportUseCases;
import io.masthead.application.post.DeletePost;
import io.masthead.application.post.EditPost;
import io.masthead.application.post.FindPost;
import io.masthead.application.post.FindUserWithPosts;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.ListPostsOfUser;
import io.masthead.application.post.PostUseCases;
import io.masthead.application.post.WritePost;
import io.masthead.application.post.WritePosts;
import io.masthead.application.purge.PurgeExpired;
import io.masthead.application.purge.PurgeUseCases;
import io.masthead.application.session.EndSession;
import io.masthead.application.session.ListSessions;
import io.masthead.application.session.RefreshSession;
import io.masthead.application.session.RevokeToken;
import io.masthead.application.session.SessionUseCases;
import io.masthead.application.session.SignIn;
import io.masthead.application.session.VerifySession;
import io.masthead.application.user.AdminUseCases;
import io.masthead.application.user.ChangePassword;
import io.masthead.application.user.CloseAccount;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.FindAccount;
import io.masthead.application.user.FindUser;
import io.masthead.application.user.IdentityUseCases;
import io.masthead.application.user.ListUsers;
import io.masthead.application.user.PasswordUseCases;
import io.masthead.application.user.RecognizeIdentity;
import io.masthead.application.user.RegisterUser;
import io.masthead.application.user.RegisterUserWithPassword;
import io.masthead.application.user.UserUseCases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Use cases, one bean each, for injection into driving adapters. */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {
    @Bean
    UserUseCases userUseCases(MastheadPorts ports) {
        return UserUseCases.assemble(ports);
    }

    @Bean
    RegisterUser registerUser(UserUseCases useCases) {
        return useCases.register();
    }

    @Bean
    FindUser findUser(UserUseCases useCases) {
        return useCases.find();
    }

    @Bean
    FindAccount findAccount(UserUseCases useCases) {
        return useCases.findAccount();
    }

    @Bean
    ListUsers listUsers(UserUseCases useCases) {
        return useCases.list();
    }

    @Bean
    EditUser editUser(UserUseCases useCases) {
        return useCases.edit();
    }

    @Bean
    CloseAccount closeAccount(UserUseCases useCases) {
        return useCases.close();
    }

    @Bean
    AdminUseCases adminUseCases(MastheadPorts ports) {
        return AdminUseCases.assemble(ports);
    }

    @Bean
    PasswordUseCases passwordUseCases(MastheadPorts ports) {
        return PasswordUseCases.assemble(ports);
    }

    @Bean
    RegisterUserWithPassword registerUserWithPassword(PasswordUseCases useCases) {
        return useCases.register();
    }

    @Bean
    ChangePassword changePassword(PasswordUseCases useCases) {
        return useCases.change();
    }

    @Bean
    IdentityUseCases identityUseCases(MastheadPorts ports) {
        return IdentityUseCases.assemble(ports);
    }

    @Bean
    RecognizeIdentity recognizeIdentity(IdentityUseCases useCases) {
        return useCases.recognize();
    }

    @Bean
    PostUseCases postUseCases(MastheadPorts ports) {
        return PostUseCases.assemble(ports);
    }

    @Bean
    WritePost writePost(PostUseCases useCases) {
        return useCases.write();
    }

    @Bean
    WritePosts writePosts(PostUseCases useCases) {
        return useCases.writeAll();
    }

    @Bean
    FindPost findPost(PostUseCases useCases) {
        return useCases.find();
    }

    @Bean
    ListPosts listPosts(PostUseCases useCases) {
        return useCases.list();
    }

    @Bean
    ListPostsOfUser listPostsOfUser(PostUseCases useCases) {
        return useCases.listOfUser();
    }

    @Bean
    FindUserWithPosts findUserWithPosts(PostUseCases useCases) {
        return useCases.findUserWithPosts();
    }

    @Bean
    EditPost editPost(PostUseCases useCases) {
        return useCases.edit();
    }

    @Bean
    DeletePost deletePost(PostUseCases useCases) {
        return useCases.delete();
    }

    @Bean
    SessionUseCases sessionUseCases(MastheadPorts ports) {
        return SessionUseCases.assemble(ports);
    }

    @Bean
    SignIn signIn(SessionUseCases useCases) {
        return useCases.signIn();
    }

    @Bean
    RefreshSession refreshSession(SessionUseCases useCases) {
        return useCases.refresh();
    }

    @Bean
    RevokeToken revokeToken(SessionUseCases useCases) {
        return useCases.revoke();
    }

    @Bean
    VerifySession verifySession(SessionUseCases useCases) {
        return useCases.verify();
    }

    @Bean
    ListSessions listSessions(SessionUseCases useCases) {
        return useCases.list();
    }

    @Bean
    EndSession endSession(SessionUseCases useCases) {
        return useCases.end();
    }

    @Bean
    AuditUseCases auditUseCases(MastheadPorts ports) {
        return AuditUseCases.assemble(ports);
    }

    @Bean
    ReadAudit readAudit(AuditUseCases useCases) {
        return useCases.read();
    }

    @Bean
    ExportUseCases exportUseCases(MastheadPorts ports) {
        return ExportUseCases.assemble(ports);
    }

    @Bean
    ExportAccount exportAccount(ExportUseCases useCases) {
        return useCases.account();
    }

    @Bean
    ExportPosts exportPosts(ExportUseCases useCases) {
        return useCases.posts();
    }

    @Bean
    ExportAudit exportAudit(ExportUseCases useCases) {
        return useCases.audit();
    }

    @Bean
    PurgeUseCases purgeUseCases(MastheadPorts ports) {
        return PurgeUseCases.assemble(ports);
    }

    @Bean
    PurgeExpired purgeExpired(PurgeUseCases useCases) {
        return useCases.purgeExpired();
    }
}
