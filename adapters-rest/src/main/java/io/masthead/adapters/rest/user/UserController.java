package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.http.CursorCodec;
import io.masthead.adapters.rest.http.EntityTag;
import io.masthead.adapters.rest.http.IfMatch;
import io.masthead.adapters.rest.http.PageQuery;
import io.masthead.adapters.rest.http.PageResponse;
import io.masthead.adapters.rest.http.SelectableFields;
import io.masthead.adapters.rest.input.QueryParameters;
import io.masthead.adapters.rest.problem.ProblemType;
import io.masthead.adapters.rest.problem.Problems;
import io.masthead.adapters.rest.request.CreatedResponse;
import io.masthead.adapters.rest.request.IdempotencyKeyHeader;
import io.masthead.adapters.rest.security.Caller;
import io.masthead.adapters.rest.security.CurrentUser;
import io.masthead.adapters.rest.security.PermitAll;
import io.masthead.application.Outcome;
import io.masthead.application.user.CloseAccount;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.application.user.ListUsers;
import io.masthead.application.user.RegisterUser;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.idempotency.IdempotentRequest;
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

    private static final String LIST = "users 1";

    private final RegisterUser registerUser;
    private final ListUsers listUsers;
    private final EditUser editUser;
    private final CloseAccount closeAccount;
    private final UserResponseMapper answers;
    private final CursorCodec cursors;

    UserController(
            RegisterUser registerUser,
            ListUsers listUsers,
            EditUser editUser,
            CloseAccount closeAccount,
            UserResponseMapper answers,
            CursorCodec cursors) {
        this.registerUser = registerUser;
        this.listUsers = listUsers;
        this.editUser = editUser;
        this.closeAccount = closeAccount;
        this.answers = answers;
        this.cursors = cursors;
    }

    @PermitAll
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Problems({ProblemType.EMAIL_TAKEN, ProblemType.USER_NOT_FOUND}) // registered before, and closed since
    @Operation(operationId = "registerUser", summary = "Make an account")
    ResponseEntity<UserResponse> register(
            @RequestBody RegistrationRequest request, @IdempotencyKeyHeader Optional<IdempotentRequest> attempt) {
        Outcome<VisibleUser> registered = registerUser.register(request.toRegistration(attempt));
        User user = registered.value().user();
        return CreatedResponse.of(registered, "/users/" + user.id().value())
                .eTag(EntityTag.of(user.version()))
                .body(answers.toUser(registered.value()));
    }

    @PermitAll
    @SelectableFields
    @GetMapping
    @Operation(operationId = "listUsers", summary = "List users by id")
    ResponseEntity<List<UserResponse>> list(
            @QueryParameters PageQuery part,
            @QueryParameters UserListQuery query,
            @CurrentUser Optional<UserId> viewer) {
        Optional<UserId> after = Optional.ofNullable(part.after()).map(this::place);
        ListUsers.Query users = new ListUsers.Query(after, part.page(), part.wantsTotal(), viewer);
        return new PageResponse<>(this::cursor, UserResponseMapper::state, answers::toUser)
                .to(listUsers.list(users), part);
    }

    private String cursor(UserId place) {
        return cursors.write(LIST, CursorCodec.bytes(place.value()));
    }

    private UserId place(String cursor) {
        return new UserId(CursorCodec.number(cursors.read(LIST, cursor)));
    }

    @PatchMapping("/{user_id}")
    @Problems({ProblemType.FORBIDDEN, ProblemType.EMAIL_TAKEN, ProblemType.LAST_ADMIN})
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
    @Problems({ProblemType.FORBIDDEN, ProblemType.LAST_ADMIN})
    @Operation(operationId = "closeAccount", summary = "Delete an account and its posts: one's own, or as an admin any")
    void close(@PathVariable("user_id") long userId, @IfMatch VersionCondition condition, @CurrentUser UserId actor) {
        closeAccount.close(new Closing(actor, new UserId(userId), condition));
    }
}
