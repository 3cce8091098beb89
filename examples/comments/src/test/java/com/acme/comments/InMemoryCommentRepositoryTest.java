package com.acme.comments;

import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.memory.InMemoryStorage;
import java.util.function.Supplier;

class InMemoryCommentRepositoryTest extends CommentRepositoryContract {

    private final InMemoryStorage storage = new InMemoryStorage();
    private final CommentRepository comments = new InMemoryCommentRepository(storage.posts());

    @Override
    CommentRepository comments() {
        return comments;
    }

    @Override
    UserRepository users() {
        return storage.users();
    }

    @Override
    PostRepository posts() {
        return storage.posts();
    }

    @Override
    <T> T run(Supplier<T> work) {
        return storage.unitOfWork().run(work);
    }
}
