package io.masthead.testkit.contract;

import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserRepository;
import java.util.function.Supplier;

/** The repositories under test, empty at the start of each test. */
public interface Storage {

    /** {@return keeps users} */
    UserRepository users();

    /** {@return keeps posts} */
    PostRepository posts();

    /**
     * Runs work as the host runs a command: in one transaction, if the adapter knows transactions. Called from several
     * threads at once.
     *
     * @param <T> what the work returns
     * @param work the work
     * @return what the work returned
     */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Runs work that returns nothing.
     *
     * @param work the work
     */
    default void run(Runnable work) {
        Object unused = inTransaction(() -> {
            work.run();
            return "";
        });
    }
}
