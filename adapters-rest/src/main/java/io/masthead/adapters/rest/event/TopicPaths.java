package io.masthead.adapters.rest.event;

import io.masthead.domain.event.Topic;
import io.masthead.domain.user.UserId;
import io.masthead.http.reading.BrokenRule;
import io.masthead.http.request.ViolationCode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requires paths of topics, not too many of them. */
@Documented
@Constraint(validatedBy = TopicPaths.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface TopicPaths {

    /** The most topics of a reader. */
    int MOST = 50;

    /** Their form, for the description of the API. */
    String PATTERN = "^/(posts(/[1-9][0-9]{0,17})?|users(/me|/[1-9][0-9]{0,17}(/posts)?)?|events)$";

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Counts the topics, then parses them. */
    final class Validator implements ConstraintValidator<TopicPaths, List<String>> {

        private static final List<String> FORMS = List.of(
                "/posts",
                "/posts/{post_id}",
                "/users",
                "/users/{user_id}",
                "/users/{user_id}/posts",
                "/users/me",
                "/events");

        /** Stands for the caller, which the form of a topic does not depend on. */
        private static final Optional<UserId> ANYONE = Optional.of(new UserId(1));

        @Override
        public boolean isValid(@Nullable List<String> paths, ConstraintValidatorContext context) {
            if (paths == null) {
                return true;
            }
            if (paths.size() > MOST) {
                return new BrokenRule(ViolationCode.TOO_LONG, MOST).report(context);
            }
            return paths.stream()
                            .filter(Objects::nonNull)
                            .allMatch(path -> Topic.of(path, ANYONE).isPresent())
                    || new BrokenRule(ViolationCode.ENUM.toString(), null, FORMS).report(context);
        }
    }
}
