package io.masthead.adapters.cli;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Imports posts for a command. The host opens an importer with its database when the command begins. */
public interface PostImporter extends AutoCloseable {

    /**
     * Finds the author of an import.
     *
     * @param email the e-mail address of the account
     * @return the account, if there is one
     */
    Optional<UserId> findAuthor(EmailAddress email);

    /**
     * Imports posts. Importing the same file again within a day adds only the missing posts.
     *
     * @param lines the posts, one JSON object a line
     * @param digest the SHA-256 of the file, in hexadecimal digits
     * @param author the author of the posts
     * @param outcomes receives the outcome of each line, in order
     */
    void run(InputStream lines, String digest, UserId author, Consumer<LineOutcome> outcomes);

    @Override
    void close();
}
