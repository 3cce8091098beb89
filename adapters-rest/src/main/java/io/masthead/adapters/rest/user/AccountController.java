package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.user.ChangePassword;
import io.masthead.application.user.CloseAccount;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.application.user.FindAccount;
import io.masthead.domain.Forbidden;
import io.masthead.domain.ReauthenticationRequired;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.WeakPassword;
import io.masthead.domain.user.WrongPassword;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.entitytag.EntityTag;
import io.masthead.http.entitytag.IfMatch;
import io.masthead.http.problem.Problems;
import io.masthead.http.ratelimit.RateLimited;
import io.masthead.http.request.RequestContext;
import io.masthead.http.stream.EventsAfter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Account of the authenticated user. */
@RestController
@RequestMapping("/users/me")
@Tag(name = "Users")
final class AccountController {

    private final FindAccount findAccount;
    private final EditUser editUser;
    private final ChangePassword changePassword;
    private final CloseAccount closeAccount;
    private final AddressChanges addressChanges;

    AccountController(
            FindAccount findAccount,
            EditUser editUser,
            ChangePassword changePassword,
            CloseAccount closeAccount,
            AddressChanges addressChanges) {
        this.findAccount = findAccount;
        this.editUser = editUser;
        this.changePassword = changePassword;
        this.closeAccount = closeAccount;
        this.addressChanges = addressChanges;
    }

    @EventsAfter
    @GetMapping
    @Admitted(WorkClass.READ)
    @Operation(operationId = "findAccount", summary = "Read one's own account")
    ResponseEntity<AccountResponse> find(@CurrentUser UserId self) {
        return response(findAccount.find(self));
    }

    @PatchMapping
    @Problems({ReauthenticationRequired.CODE, Forbidden.CODE, EmailTaken.CODE, LastAdmin.CODE})
    @Operation(operationId = "editAccount", summary = "Change one's own account")
    ResponseEntity<AccountResponse> edit(
            @IfMatch VersionCondition condition,
            @RequestBody UserPatch patch,
            @CurrentUser AuthenticatedUser caller,
            RequestContext context) {
        addressChanges.count(patch, context);
        return response(editUser.edit(new Edit(
                caller.user(),
                caller.user(),
                patch.toChanges(),
                caller.session(),
                caller.signedIn(),
                condition,
                context.origin())));
    }

    @Admitted(WorkClass.REGISTRATION)
    @RateLimited("sign-in")
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Problems(WrongPassword.CODE)
    @Operation(operationId = "changePassword", summary = "Replace one's own password, which ends all other sessions")
    void changePassword(
            @RequestBody PasswordChangeRequest request, @CurrentUser AuthenticatedUser caller, RequestOrigin origin) {
        try {
            changePassword.change(request.toChange(caller, origin));
        } catch (WeakPassword weak) {
            throw PasswordRules.refusal("/new_password", weak.weakness());
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Problems({ReauthenticationRequired.CODE, LastAdmin.CODE})
    @Operation(operationId = "closeOwnAccount", summary = "Delete one's own account and its posts")
    void close(@IfMatch VersionCondition condition, @CurrentUser AuthenticatedUser caller, RequestOrigin origin) {
        closeAccount.close(new Closing(caller.user(), caller.user(), caller.signedIn(), condition, origin));
    }

    private static ResponseEntity<AccountResponse> response(User user) {
        return ResponseEntity.ok().eTag(EntityTag.of(user.version())).body(AccountResponse.of(user));
    }
}
