package io.masthead.adapters.rest;

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
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.Post;
import io.masthead.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Use cases. A test replaces those that it expects to be called; all others fail. */
final class Stubs {

    RegisterUser registerUser = Stubs::unexpected;
    RegisterUserWithPassword registerUserWithPassword = (registration, password) -> unexpected(registration);
    FindUser findUser = Stubs::unexpected;
    FindUserWithPosts findUserWithPosts = Stubs::unexpected;
    FindAccount findAccount = Stubs::unexpected;
    ListUsers listUsers = Stubs::unexpected;
    EditUser editUser = Stubs::unexpected;
    ChangePassword changePassword = Stubs::unexpected;
    CloseAccount closeAccount = Stubs::unexpected;
    ExportAccount exportAccount = Stubs::unexpected;
    ExportPosts exportPosts = Stubs::unexpected;
    ExportAudit exportAudit = Stubs::unexpected;
    WritePost writePost = Stubs::unexpected;
    WritePosts writePosts = Stubs::unexpected;
    FindPost findPost = Stubs::unexpected;
    ListPosts listPosts = Stubs::unexpected;
    ListPostsOfUser listPostsOfUser = Stubs::unexpected;
    EditPost editPost = Stubs::unexpected;
    DeletePost deletePost = Stubs::unexpected;
    SignIn signIn = Stubs::unexpected;
    VerifySession verifySession = claim -> true;
    RecognizeIdentity recognizeIdentity = Stubs::unexpected;
    ReadAudit readAudit = Stubs::unexpected;
    EndSession endSession = Stubs::unexpected;
    ListSessions listSessions = Stubs::unexpected;
    RevokeToken revokeToken = Stubs::unexpected;
    RefreshSession refreshSession = Stubs::unexpected;
    ReadEvents readEvents = Stubs::unexpected;
    FollowEvents followEvents = Stubs::unexpected;
    EventPosition eventPosition = EventPosition.NONE;
    boolean live = true;
    boolean ready = true;
    List<String> decoded = new CopyOnWriteArrayList<>();

    Optional<Instant> expiry = Optional.empty();

    /** More claims of a token of the identity provider. */
    Map<String, Object> claims = Map.of();

    /** The outcome of a first request. */
    static Outcome<VisibleUser> registered(User user) {
        return new Outcome<>(new VisibleUser(user, true), false);
    }

    /** The outcome of a first request. */
    static Outcome<Post> written(Post post) {
        return new Outcome<>(post, false);
    }

    private void forget() {
        Stubs fresh = new Stubs();
        registerUser = fresh.registerUser;
        registerUserWithPassword = fresh.registerUserWithPassword;
        findUser = fresh.findUser;
        findUserWithPosts = fresh.findUserWithPosts;
        findAccount = fresh.findAccount;
        listUsers = fresh.listUsers;
        editUser = fresh.editUser;
        changePassword = fresh.changePassword;
        closeAccount = fresh.closeAccount;
        exportAccount = fresh.exportAccount;
        exportPosts = fresh.exportPosts;
        exportAudit = fresh.exportAudit;
        writePost = fresh.writePost;
        writePosts = fresh.writePosts;
        findPost = fresh.findPost;
        listPosts = fresh.listPosts;
        listPostsOfUser = fresh.listPostsOfUser;
        editPost = fresh.editPost;
        deletePost = fresh.deletePost;
        signIn = fresh.signIn;
        verifySession = fresh.verifySession;
        recognizeIdentity = fresh.recognizeIdentity;
        readAudit = fresh.readAudit;
        endSession = fresh.endSession;
        listSessions = fresh.listSessions;
        revokeToken = fresh.revokeToken;
        refreshSession = fresh.refreshSession;
        readEvents = fresh.readEvents;
        followEvents = fresh.followEvents;
        eventPosition = fresh.eventPosition;
        live = fresh.live;
        ready = fresh.ready;
        decoded = fresh.decoded;
        expiry = fresh.expiry;
        claims = fresh.claims;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // never returns
    private static <T> T unexpected(Object input) {
        throw new AssertionError("Not expected: " + input);
    }

    /** Resets the stubs before each test. */
    static final class Fresh implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            SpringExtension.getApplicationContext(context).getBean(Stubs.class).forget();
        }
    }
}
