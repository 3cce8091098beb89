package io.masthead.domain.event;

import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path of a topic with an id. */
final class TopicPath {

    private static final Pattern PATH = Pattern.compile("/(posts|users)/([1-9][0-9]{0,17})(/posts)?");

    private TopicPath() {}

    static Optional<Topic> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long id = Long.parseLong(matcher.group(2));
        boolean posts = matcher.group(3) != null;
        if (matcher.group(1).equals("users")) {
            UserId user = new UserId(id);
            return Optional.of(posts ? new Topic.PostsOf(user) : new Topic.OneUser(user));
        }
        return posts ? Optional.empty() : Optional.of(new Topic.OnePost(new PostId(id)));
    }
}
