package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.http.EntityTag;
import io.masthead.adapters.rest.http.IfMatch;
import io.masthead.adapters.rest.http.PageQuery;
import io.masthead.adapters.rest.http.PagedAnswer;
import io.masthead.adapters.rest.input.QueryParameters;
import io.masthead.adapters.rest.post.PostAnswers;
import io.masthead.adapters.rest.request.Creation;
import io.masthead.adapters.rest.request.IdempotencyKey;
import io.masthead.adapters.rest.security.Anyone;
import io.masthead.adapters.rest.security.Caller;
import io.masthead.adapters.rest.security.CurrentUser;
import io.masthead.application.Outcome;
import io.masthead.application.user.CloseAccount;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.application.user.FindUser;
import io.masthead.application.user.FindUserWithPosts;
import io.masthead.application.user.FindUserWithPosts.UserWithPosts;
import io.masthead.application.user.ListUsers;
import io.masthead.application.user.RegisterUser;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.request.Attempt;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users, as everyone sees them. */
@RestController
@RequestMapping("/users")
@Tag(name = "Users")
final class UserController {

    private final RegisterUser registerUser;
    private final FindUser findUser;
    private final FindUserWithPosts findUserWithPosts;
    private final ListUsers listUsers;
    private final EditUser editUser;
    private final CloseAccount closeAccount;
    private final UserAnswers answers;
    private final PostAnswers postAnswers;

    UserController(
            RegisterUser registerUser,
            FindUser findUser,
            FindUserWithPosts findUserWithPosts,
            ListUsers listUsers,
            EditUser editUser,
            CloseAccount closeAccount,
            UserAnswers answers,
            PostAnswers postAnswers) {
        this.registerUser = registerUser;
        this.findUser = findUser;
        this.findUserWithPosts = findUserWithPosts;
        this.listUsers = listUsers;
        this.editUser = editUser;
        this.closeAccount = closeAccount;
        this.answers = answers;
        this.postAnswers = postAnswers;
    }

    @Anyone
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "registerUser", summary = "Make an account")
    ResponseEntity<UserResponse> register(
            @RequestBody RegistrationRequest request, @IdempotencyKey Optional<Attempt> attempt) {
        Outcome<VisibleUser> registered = registerUser.register(request.toRegistration(attempt));
        User user = registered.value().user();
        return Creation.of(registered, "/users/" + user.id().value())
                .eTag(EntityTag.of(user.version()))
                .body(answers.toUser(registered.value()));
    }

    @Anyone
    @GetMapping("/{user_id}")
    @Operation(operationId = "findUser", summary = "Read a user")
    ResponseEntity<UserResponse> find(
            @PathVariable("user_id") long userId,
            @QueryParameters UserQuery query,
            @CurrentUser Optional<UserId> viewer) {
        UserId id = new UserId(userId);
        if (query.include() == UserQuery.Include.POSTS) {
            UserWithPosts found = findUserWithPosts.find(new FindUserWithPosts.Wanted(id, viewer));
            return ResponseEntity.ok(answers.toUser(found.user(), postAnswers.toPosts(found.posts())));
        }
        VisibleUser found = findUser.find(new FindUser.Wanted(id, viewer));
        return ResponseEntity.ok().eTag(EntityTag.of(found.user().version())).body(answers.toUser(found));
    }

    @Anyone
    @GetMapping
    @Operation(operationId = "listUsers", summary = "List users by id")
    ResponseEntity<List<UserResponse>> list(@QueryParameters PageQuery query, @CurrentUser Optional<UserId> viewer) {
        var page = listUsers.list(new ListUsers.Wanted(query.page(), query.wantsTotal(), viewer));
        return PagedAnswer.of(page, query, answers::toUser);
    }

    @PatchMapping("/{user_id}")
    @Operation(operationId = "editUser", summary = "Change an account: one's own, or as an admin any")
    ResponseEntity<AccountResponse> edit(
            @PathVariable("user_id") long userId,
            @IfMatch VersionCondition condition,
            @RequestBody UserPatch patch,
            @CurrentUser Caller caller) {
        User user = editUser.edit(
                new Edit(caller.user(), new UserId(userId), patch.toChanges(), caller.session(), condition));
        return ResponseEntity.ok().eTag(EntityTag.of(user.version())).body(answers.toAccount(user.state()));
    }

    @DeleteMapping("/{user_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "closeAccount", summary = "Delete an account and its posts: one's own, or as an admin any")
    void close(@PathVariable("user_id") long userId, @IfMatch VersionCondition condition, @CurrentUser UserId actor) {
        closeAccount.close(new Closing(actor, new UserId(userId), condition));
    }
}
