package io.masthead.adapters.rest.user;

import io.masthead.adapters.rest.post.PostResponse;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Makes what callers see of users. */
@Mapper
interface UserAnswers {

    AccountResponse toAccount(User.State state);

    @Mapping(target = "email", source = "email")
    UserResponse toUser(User.State state, @Nullable String email, @Nullable List<PostResponse> posts);

    default UserResponse toUser(VisibleUser visible) {
        return toUser(visible, null);
    }

    default UserResponse toUser(VisibleUser visible, @Nullable List<PostResponse> posts) {
        User user = visible.user();
        return toUser(user.state(), visible.emailVisible() ? user.email().value() : null, posts);
    }

    default long toJson(UserId id) {
        return id.value();
    }

    default String toJson(UserName name) {
        return name.value();
    }

    default String toJson(EmailAddress email) {
        return email.value();
    }

    default int toJson(Age age) {
        return age.years();
    }
}
