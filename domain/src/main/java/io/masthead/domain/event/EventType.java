package io.masthead.domain.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Type of a logged event. */
public enum EventType {

    /** A post was written, as a draft or published immediately. */
    POST_WRITTEN("post.written", Subject.POST),
    /** A post's title, text or status changed. */
    POST_EDITED("post.edited", Subject.POST),
    /** A post was published. */
    POST_PUBLISHED("post.published", Subject.POST),
    /** A published post became a draft. */
    POST_WITHDRAWN("post.withdrawn", Subject.POST),
    /** A post was deleted. */
    POST_DELETED("post.deleted", Subject.POST),
    /** An account was registered. */
    USER_REGISTERED("user.registered", Subject.USER),
    /** What everyone sees of a user changed. */
    USER_EDITED("user.edited", Subject.USER),
    /** An account was closed; all its posts are deleted. */
    USER_CLOSED("user.closed", Subject.USER),
    /** The e-mail address, age or role of an account changed. */
    ACCOUNT_EDITED("account.edited", Subject.USER),
    /** The password of an account changed. */
    PASSWORD_CHANGED("password.changed", Subject.USER),
    /** A user signed in. */
    SESSION_STARTED("session.started", Subject.USER),
    /** A session of a user was ended before it expired. */
    SESSION_ENDED("session.ended", Subject.USER);

    private static final Map<String, EventType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    private final String code;
    private final Subject subject;

    /** Kind of the resource that an event is about. */
    public enum Subject {
        /** A post. */
        POST,
        /** A user, also for events of their account, password and sessions. */
        USER
    }

    EventType(String code, Subject subject) {
        this.code = code;
        this.subject = subject;
    }

    /**
     * Finds a type by its code.
     *
     * @param code the code
     * @return the type; empty if no type has this code
     */
    public static Optional<EventType> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** {@return the stable code, which is stored and shown to others} */
    public String code() {
        return code;
    }

    /** {@return the kind of the resource that events of this type are about} */
    public Subject subject() {
        return subject;
    }

    /** {@return whether only the account itself and admins may see events of this type} */
    public boolean isPrivate() {
        return switch (this) {
            case ACCOUNT_EDITED, PASSWORD_CHANGED, SESSION_STARTED, SESSION_ENDED -> true;
            case POST_WRITTEN,
                    POST_EDITED,
                    POST_PUBLISHED,
                    POST_WITHDRAWN,
                    POST_DELETED,
                    USER_REGISTERED,
                    USER_EDITED,
                    USER_CLOSED -> false;
        };
    }
}
