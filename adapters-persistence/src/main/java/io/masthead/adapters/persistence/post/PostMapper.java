package io.masthead.adapters.persistence.post;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Copies between the domain's post and its row. */
@Mapper
interface PostMapper {

    @Mapping(target = "authorId", source = "author")
    PostEntity toEntity(Post.State state);

    @Mapping(target = "author", source = "authorId")
    Post.State toState(PostEntity entity);

    default Post toPost(PostEntity entity) {
        return Post.restore(toState(entity));
    }

    default long toColumn(PostId id) {
        return id.value();
    }

    default PostId toId(long column) {
        return new PostId(column);
    }

    default long toColumn(UserId id) {
        return id.value();
    }

    default UserId toAuthor(long column) {
        return new UserId(column);
    }

    default String toColumn(Title title) {
        return title.value();
    }

    default Title toTitle(String column) {
        return new Title(column);
    }

    default String toColumn(Body body) {
        return body.value();
    }

    default Body toBody(String column) {
        return new Body(column);
    }

    default @Nullable Instant toColumn(Optional<Instant> instant) {
        return instant.orElse(null);
    }

    default Optional<Instant> toInstant(@Nullable Instant column) {
        return Optional.ofNullable(column);
    }
}
