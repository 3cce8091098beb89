package io.masthead.adapters.rest.user;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Makes what callers see of users. */
@Mapper
public interface UserResponseMapper {

    /**
     * {@return what an account sees of itself, and admins of it}
     *
     * @param state the account
     */
    AccountResponse toAccount(User.State state);

    /**
     * {@return what callers see of a user}
     *
     * @param state the user
     * @param email its address, if it is shown
     */
    @Mapping(target = "email", source = "email")
    UserResponse toUser(User.State state, @Nullable String email);

    /**
     * {@return what a caller sees of a user}
     *
     * @param visible the user as the caller sees it
     */
    default UserResponse toUser(VisibleUser visible) {
        User user = visible.user();
        return toUser(user.state(), visible.emailVisible() ? user.email().value() : null);
    }

    /**
     * {@return a name for the state that a caller sees a user in}
     *
     * @param visible the user as the caller sees it
     */
    static String state(VisibleUser visible) {
        User user = visible.user();
        return ":" + user.id().value() + ":" + user.version() + (visible.emailVisible() ? "" : ":hidden");
    }

    /**
     * {@return a number}
     *
     * @param id the identity
     */
    default long toJson(UserId id) {
        return id.value();
    }

    /**
     * {@return text}
     *
     * @param name the name
     */
    default String toJson(UserName name) {
        return name.value();
    }

    /**
     * {@return text}
     *
     * @param email the address
     */
    default String toJson(EmailAddress email) {
        return email.value();
    }

    /**
     * {@return a number}
     *
     * @param age the age
     */
    default int toJson(Age age) {
        return age.years();
    }
}
