package io.masthead.adapters.cli;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Imports posts for a command. The host opens one, with its database, when the command begins. */
public interface PostImporter extends AutoCloseable {

    /**
     * Finds the author of an import.
     *
     * @param email the address of the account
     * @return the account, if there is one
     */
    Optional<UserId> findAuthor(EmailAddress email);

    /**
     * Imports posts. The same file again within a day adds only what is missing.
     *
     * @param lines the posts, one JSON object a line
     * @param digest the SHA-256 of the file, in hexadecimal digits
     * @param author the author of all of them
     * @param outcomes is told of each line, in their order
     */
    void run(InputStream lines, String digest, UserId author, Consumer<LineOutcome> outcomes);

    @Override
    void close();
}
