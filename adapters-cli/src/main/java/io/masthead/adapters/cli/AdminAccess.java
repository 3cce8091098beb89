package io.masthead.adapters.cli;

import io.masthead.application.user.AdminUseCases;

/** Use cases of the admin role for a command. The host opens them with its database when the command begins. */
public interface AdminAccess extends AutoCloseable {

    /** {@return the use cases} */
    AdminUseCases useCases();

    @Override
    void close();
}
