package io.masthead.adapters.rest.post;

import io.masthead.adapters.rest.user.UserResponse;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Makes what callers see of posts. */
@Mapper
public interface PostResponseMapper {

    /**
     * {@return what callers see of a post}
     *
     * @param state the post
     * @param writer its author, if it is sent along
     */
    @Mapping(target = "id", source = "state.id")
    @Mapping(target = "createdAt", source = "state.createdAt")
    @Mapping(target = "authorId", source = "state.author")
    @Mapping(target = "author", source = "writer")
    PostResponse toPost(Post.State state, @Nullable UserResponse writer);

    /**
     * {@return what callers see of a post without its author}
     *
     * @param state the post
     */
    default PostResponse toPost(Post.State state) {
        return toPost(state, null);
    }

    /**
     * {@return what callers see of posts}
     *
     * @param posts the posts, whose order is kept
     */
    default List<PostResponse> toPosts(List<Post> posts) {
        return posts.stream().map(post -> toPost(post.state())).toList();
    }

    /**
     * {@return a number}
     *
     * @param id the identity
     */
    default long toJson(PostId id) {
        return id.value();
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
     * @param title the title
     */
    default String toJson(Title title) {
        return title.value();
    }

    /**
     * {@return text}
     *
     * @param body the text
     */
    default String toJson(Body body) {
        return body.value();
    }

    /**
     * {@return the instant or null}
     *
     * @param instant perhaps an instant
     */
    default @Nullable Instant toJson(Optional<Instant> instant) {
        return instant.orElse(null);
    }
}
