package io.masthead.domain.event;

import io.masthead.domain.event.EventType.Subject;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selection of events, named by the path of the resource that they are about. */
public sealed interface Topic {

    /** Path of the topic of the authenticated user's own account. */
    String OWN_PATH = "/users/me";

    /** {@return the path of the resource} */
    String path();

    /**
     * Whether an event belongs to this topic. {@link EventPolicy} decides who sees it.
     *
     * @param event the event
     * @return whether it belongs to this topic
     */
    boolean covers(Event event);

    /**
     * Finds the topic of a path.
     *
     * @param path the path
     * @param me the authenticated user, whom {@value #OWN_PATH} means; empty if anonymous
     * @return the topic; empty if the path is none, or names the own account of an anonymous reader
     */
    static Optional<Topic> of(String path, Optional<UserId> me) {
        return switch (path) {
            case "/posts" -> Optional.of(new AllPosts());
            case "/users" -> Optional.of(new AllUsers());
            case "/events" -> Optional.of(new Everything());
            case OWN_PATH -> me.map(Own::new);
            default -> TopicPath.parse(path);
        };
    }

    /**
     * Finds all topics of an event.
     *
     * @param event the event
     * @return every topic that covers it
     */
    static Set<Topic> covering(Event event) {
        if (event.type().subject() == Subject.POST) {
            return Set.of(
                    new Everything(),
                    new AllPosts(),
                    new OnePost(new PostId(event.subject())),
                    new PostsOf(event.author().orElseThrow()));
        }
        UserId user = new UserId(event.subject());
        return Stream.of(
                        new Everything(),
                        new Own(user),
                        new AllUsers(),
                        new OneUser(user),
                        new AllPosts(),
                        new PostsOf(user))
                .filter(topic -> topic.covers(event))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All posts, with the accounts that were closed, whose posts are gone. */
    record AllPosts() implements Topic {

        @Override
        public String path() {
            return "/posts";
        }

        @Override
        public boolean covers(Event event) {
            return event.type().subject() == Subject.POST || event.type() == EventType.USER_CLOSED;
        }
    }

    /**
     * One post.
     *
     * @param post its id
     */
    record OnePost(PostId post) implements Topic {

        @Override
        public String path() {
            return "/posts/" + post.value();
        }

        @Override
        public boolean covers(Event event) {
            return event.type().subject() == Subject.POST && event.subject() == post.value();
        }
    }

    /**
     * Posts of a user, with the end of the account, whose posts are gone.
     *
     * @param user the author
     */
    record PostsOf(UserId user) implements Topic {

        @Override
        public String path() {
            return "/users/" + user.value() + "/posts";
        }

        @Override
        public boolean covers(Event event) {
            return event.author().equals(Optional.of(user))
                    || (event.type() == EventType.USER_CLOSED && event.subject() == user.value());
        }
    }

    /** All users, as everyone sees them. */
    record AllUsers() implements Topic {

        @Override
        public String path() {
            return "/users";
        }

        @Override
        public boolean covers(Event event) {
            return event.type().subject() == Subject.USER && !event.type().isPrivate();
        }
    }

    /**
     * One user, as everyone sees them.
     *
     * @param user the user
     */
    record OneUser(UserId user) implements Topic {

        @Override
        public String path() {
            return "/users/" + user.value();
        }

        @Override
        public boolean covers(Event event) {
            return event.type().subject() == Subject.USER
                    && !event.type().isPrivate()
                    && event.subject() == user.value();
        }
    }

    /**
     * The reader's own account, with its password and sessions.
     *
     * @param user the reader
     */
    record Own(UserId user) implements Topic {

        @Override
        public String path() {
            return OWN_PATH;
        }

        @Override
        public boolean covers(Event event) {
            return event.type().subject() == Subject.USER && event.subject() == user.value();
        }
    }

    /** All events, for admins. */
    record Everything() implements Topic {

        @Override
        public String path() {
            return "/events";
        }

        @Override
        public boolean covers(Event event) {
            return true;
        }
    }
}
