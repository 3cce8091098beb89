package io.masthead.adapters.persistence.user;

import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;

/** Copies between the domain's user and its row. */
@Mapper
interface UserMapper {

    UserEntity toEntity(User.State state);

    User.State toState(UserEntity entity);

    default User toUser(UserEntity entity) {
        return User.restore(toState(entity));
    }

    default long toColumn(UserId id) {
        return id.value();
    }

    default UserId toId(long column) {
        return new UserId(column);
    }

    default String toColumn(UserName name) {
        return name.value();
    }

    default UserName toName(String column) {
        return new UserName(column);
    }

    default String toColumn(EmailAddress email) {
        return email.value();
    }

    default EmailAddress toEmail(String column) {
        return new EmailAddress(column);
    }

    default int toColumn(Age age) {
        return age.years();
    }

    default Age toAge(int column) {
        return new Age(column);
    }

    default @Nullable String toColumn(Optional<PasswordHash> hash) {
        return hash.map(PasswordHash::value).orElse(null);
    }

    default Optional<PasswordHash> toHash(@Nullable String column) {
        return Optional.ofNullable(column).map(PasswordHash::new);
    }
}
