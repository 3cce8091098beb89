package io.masthead.bootstrap;

import io.masthead.adapters.cli.AdminAccess;
import io.masthead.application.user.AdminUseCases;
import org.springframework.context.ConfigurableApplicationContext;

/** Use cases of the admin role from the context of commands. */
record ContextAdminAccess(ConfigurableApplicationContext context) implements AdminAccess {

    @Override
    public AdminUseCases useCases() {
        return context.getBean(AdminUseCases.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
