package io.masthead.bootstrap;

import io.masthead.application.user.AdminUseCases;
import io.masthead.application.user.GrantAdmin;
import io.masthead.bootstrap.secrecy.Printed;
import io.masthead.bootstrap.secrecy.Secrets;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.domain.user.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole service with its own PostgreSQL, as {@link Masthead#main} starts it, on a free port. Given to tests as a
 * parameter, it is one for all of them.
 */
public final class RunningService implements AutoCloseable {

    /** Sign-ins and registrations are unlimited, as all tests have one address. */
    static final Map<String, String> SETTINGS = Map.of(
            "RECENT_SIGN_IN_SECONDS", "900", // the tests of one service use a token as long as it is valid
            "SIGN_IN_RATE_LIMIT", "off",
            "REGISTRATION_RATE_LIMIT", "off",
            "ALLOWED_ORIGINS", "https://app.masthead.test");

    private static final EmailAddress ADMIN = new EmailAddress("admin@masthead.test");

    private final Path directory;
    private final ConfigurableApplicationContext context;

    private RunningService(Path directory, ConfigurableApplicationContext context) {
        this.directory = directory;
        this.context = context;
    }

    static RunningService start(Map<String, String> settings) {
        try {
            Path directory = Files.createTempDirectory("masthead");
            Map<String, String> environment = new HashMap<>(settings);
            environment.putIfAbsent("PORT", "0");
            // Tests sign in and register more often than people.
            environment.putIfAbsent("SIGN_IN_RATE_LIMIT", "off");
            environment.putIfAbsent("REGISTRATION_RATE_LIMIT", "off");
            environment.putIfAbsent("SHUTDOWN_DELAY", "0s");
            Secrets.KNOWN.addSettings(environment);
            if (!environment.containsKey("DATABASE_URL")) {
                PreparedData.inProcess().copyTo(directory);
            }
            RunningService service = new RunningService(directory, Starts.service(environment, directory));
            Optional.ofNullable(service.bean(RunningDatabase.class).service().getPassword())
                    .ifPresent(Secrets.KNOWN::add);
            return service;
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    Http http() {
        return new Http("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** {@return the admin, signed in; the first call registers it} */
    Http admin() {
        Http admin = http().newcomer(ADMIN.value());
        return bean(AdminUseCases.class).grant().grant(ADMIN) == GrantAdmin.Result.GRANTED
                ? http().newcomer(ADMIN.value()) // the new role has ended the session
                : admin;
    }

    /** {@return a client of the management port, at an address of this machine} */
    Http management(String host) {
        return Http.undescribed(
                "http://" + host + ":" + context.getEnvironment().getProperty("local.management.port"));
    }

    /** Changes the availability as the service itself does when it starts and stops. */
    void publish(AvailabilityState state) {
        AvailabilityChangeEvent.publish(context, state);
    }

    <T> ObjectProvider<T> beans(Class<T> type) {
        return context.getBeanProvider(type);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() throws IOException {
        Path data = bean(Settings.class).dataDirectory();
        context.close();
        Printed.addFilesOf(data);
        FileSystemUtils.deleteRecursively(directory);
    }

    /** Parameter resolver for the one service that tests share. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
            return parameter.getParameter().getType() == RunningService.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
            return extension
                    .getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningService.class, key -> start(SETTINGS));
        }
    }
}
