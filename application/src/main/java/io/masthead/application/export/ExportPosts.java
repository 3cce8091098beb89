package io.masthead.application.export;

import io.masthead.domain.Page;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Hands out everything that whoever asks has written, drafts too, part by part. */
@FunctionalInterface
public interface ExportPosts {

    /** How many posts a part has at most: few, for each may be long, and a slow reader keeps a part in memory. */
    int PART = 20;

    /**
     * Which part.
     *
     * @param self who asks
     * @param after the end of the part before, if there was one
     */
    record Query(UserId self, Optional<PostCursor> after) {}

    /**
     * Hands out a part of the posts, newest first.
     *
     * @param query which part
     * @return the posts; none at the end, or where the account is gone
     */
    Page<Post, PostCursor> export(Query query);
}
