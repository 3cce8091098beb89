package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.user.CloseAccount;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.application.user.ListUsers;
import io.masthead.application.user.RegisterUser;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.RegisterUserWithPassword;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Forbidden;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.EntityTag;
import io.masthead.http.entitytag.IfMatch;
import io.masthead.http.fieldset.SelectableFields;
import io.masthead.http.headers.PublicCache;
import io.masthead.http.idempotency.CreatedResponse;
import io.masthead.http.idempotency.IdempotencyKeyHeader;
import io.masthead.http.paging.CursorCodec;
import io.masthead.http.paging.PageQuery;
import io.masthead.http.paging.PageResponse;
import io.masthead.http.problem.Problems;
import io.masthead.http.ratelimit.RateLimited;
import io.masthead.http.reading.QueryParameters;
import io.masthead.http.request.RequestContext;
import io.masthead.http.stream.EventsAfter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/** Operations of users. */
@RestController
@RequestMapping("/users")
@Tag(name = "Users")
final class UserController {

    /** The rate limit of registrations. */
    static final String REGISTRATION_LIMIT = "registration";

    private static final String LIST = "users 1";

    private final RegisterUser registerUser;
    private final RegisterUserWithPassword registerUserWithPassword;
    private final ListUsers listUsers;
    private final EditUser editUser;
    private final CloseAccount closeAccount;
    private final AddressChanges addressChanges;
    private final CursorCodec cursors;
    private final PublicCache publicCache;

    UserController(
            RegisterUser registerUser,
            RegisterUserWithPassword registerUserWithPassword,
            ListUsers listUsers,
            EditUser editUser,
            CloseAccount closeAccount,
            AddressChanges addressChanges,
            CursorCodec cursors,
            PublicCache publicCache) {
        this.registerUser = registerUser;
        this.registerUserWithPassword = registerUserWithPassword;
        this.listUsers = listUsers;
        this.editUser = editUser;
        this.closeAccount = closeAccount;
        this.addressChanges = addressChanges;
        this.cursors = cursors;
        this.publicCache = publicCache;
    }

    @PermitAll
    @Admitted(WorkClass.REGISTRATION)
    @PostMapping
    @RateLimited(REGISTRATION_LIMIT)
    @ResponseStatus(HttpStatus.CREATED)
    // User not found: registered by an earlier request with the same key, and closed since.
    @Problems({EmailTaken.CODE, UserNotFound.CODE, RegistrationClosed.CODE})
    @Operation(operationId = "registerUser", summary = "Make an account")
    ResponseEntity<UserResponse> register(
            @RequestBody RegistrationRequest request,
            @IdempotencyKeyHeader Optional<IdempotentRequest> idempotency,
            @CurrentUser Optional<UserId> actor,
            RequestOrigin origin) {
        Registration registration = request.toRegistration(idempotency, actor, origin);
        Outcome<VisibleUser> registered = request.password() == null
                ? registerUser.register(registration)
                : registerUserWithPassword.register(registration, new Password(request.password()));
        User user = registered.value().user();
        return CreatedResponse.of(registered, "/users/" + user.id().value())
                .eTag(EntityTag.of(user.version()))
                .body(UserResponse.of(registered.value()));
    }

    @PermitAll
    @SelectableFields
    @Admitted(WorkClass.LIST)
    @EventsAfter
    @GetMapping
    @Operation(operationId = "listUsers", summary = "List users by id")
    ResponseEntity<List<UserResponse>> list(
            @QueryParameters PageQuery part,
            @QueryParameters UserListQuery query,
            @CurrentUser Optional<UserId> viewer,
            RequestContext context) {
        Optional<UserId> after = Optional.ofNullable(part.after()).map(this::place);
        ListUsers.Query users = new ListUsers.Query(after, part.page(), part.wantsTotal(), viewer);
        ResponseEntity<List<UserResponse>> response = new PageResponse<>(
                        this::cursor, UserResponse::state, UserResponse::of)
                .to(listUsers.list(users), part, context);
        return publicCache.allow(response, context, Stream.of("/users"));
    }

    private String cursor(UserId place) {
        return cursors.write(LIST, CursorCodec.bytes(place.value()));
    }

    private UserId place(String cursor) {
        return new UserId(CursorCodec.number(cursors.read(LIST, cursor)));
    }

    @PatchMapping("/{user_id}")
    @Problems({ReauthenticationRequired.CODE, Forbidden.CODE, EmailTaken.CODE, LastAdmin.CODE})
    @Operation(operationId = "editUser", summary = "Change an account: one's own, or as an admin any")
    ResponseEntity<AccountResponse> edit(
            @PathVariable("user_id") long userId,
            @IfMatch VersionCondition condition,
            @RequestBody UserPatch patch,
            @CurrentUser AuthenticatedUser caller,
            RequestContext context) {
        addressChanges.count(patch, context);
        User user = editUser.edit(new Edit(
                caller.user(),
                new UserId(userId),
                patch.toChanges(),
                caller.session(),
                caller.signedIn(),
                condition,
                context.origin()));
        return ResponseEntity.ok().eTag(EntityTag.of(user.version())).body(AccountResponse.of(user));
    }

    @DeleteMapping("/{user_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Problems({ReauthenticationRequired.CODE, Forbidden.CODE, LastAdmin.CODE})
    @Operation(operationId = "closeAccount", summary = "Delete an account and its posts: one's own, or as an admin any")
    void close(
            @PathVariable("user_id") long userId,
            @IfMatch VersionCondition condition,
            @QueryParameters DeletionQuery query,
            @CurrentUser AuthenticatedUser caller,
            RequestOrigin origin) {
        closeAccount.close(new Closing(
                caller.user(), new UserId(userId), caller.signedIn(), condition, origin, query.refusesIdentities()));
    }
}
