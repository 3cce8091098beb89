package io.masthead.bootstrap;

import io.masthead.adapters.cli.AdminAccess;
import io.masthead.adapters.cli.CommandRefused;
import io.masthead.adapters.cli.Commands;
import io.masthead.adapters.cli.DatabaseMove;
import io.masthead.adapters.cli.PostImporter;
import io.masthead.bootstrap.settings.InvalidSettings;
import io.masthead.bootstrap.settings.LogFormat;
import io.masthead.bootstrap.settings.NativeEncoding;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.openapi.DescriptionPreparation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Main class of the service. */
public final class Masthead {

    private static final Logger LOG = LoggerFactory.getLogger(Masthead.class);

    private Masthead() {}

    /**
     * Starts the service, or prints one line for each problem and exits with 1. With arguments, runs a command and exits.
     *
     * @param arguments none or {@code run} for the service, which is configured by settings; or a command
     */
    public static void main(String[] arguments) {
        // Ours name theirs; libraries lower-case and format by the default as well.
        Locale.setDefault(Locale.ROOT);
        VirtualThreads.configure();
        String command = arguments.length == 1 ? arguments[0] : "";
        if (command.equals("train")) {
            System.exit(AotTraining.inForeground());
        }
        if (arguments.length > 0 && !command.equals("run") && !command.equals(AotTraining.RUN)) {
            System.exit(Commands.run(
                    arguments,
                    Masthead::openImporter,
                    Masthead::openAdmins,
                    Masthead::openMove,
                    new EmbeddedBackups(Masthead::settings),
                    Masthead::explained));
        }
        if (!command.equals(AotTraining.RUN)) { // whose record the JVM writes at its own end
            ProcessEnd.prepare();
        }
        try {
            if (command.equals(AotTraining.RUN)) {
                TrainingRun.run();
                System.exit(0);
            }
            ConfigurableApplicationContext service = start(System.getenv(), workingDirectory());
            ProcessEnd.ready();
            // Java would print each on its own, past the log and its limits.
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, problem) -> LOG.error("The thread {} failed", thread.getName(), problem));
            service.getBean(RunningDatabase.class).whenLost(() -> stopWithoutDatabase(service));
            AotTraining.inBackground();
            prepareDescription(service.getBean(DescriptionPreparation.class));
        } catch (InvalidSettings invalid) {
            report(invalid.problems());
            ProcessEnd.exit(1);
        } catch (StartupProblem problem) {
            report(List.of(String.valueOf(problem.getMessage())));
            ProcessEnd.exit(1);
        }
    }

    /** On one thread, which must not keep the process from ending. */
    private static void prepareDescription(DescriptionPreparation description) {
        Thread unused = Thread.ofPlatform().daemon().name("openapi").start(description::prepare);
    }

    private static void report(List<String> problems) {
        StartReport.print(LogFormat.ofProblems(System.getenv(), Path.of("").toAbsolutePath()), problems);
    }

    private static PostImporter openImporter() {
        return new ContextPostImporter(startForCommand());
    }

    private static AdminAccess openAdmins() {
        return new ContextAdminAccess(startForCommand());
    }

    private static DatabaseMove openMove() {
        // The command prints what there is to say, and no Spring configures the log.
        LoggingSystem.get(Masthead.class.getClassLoader()).beforeInitialize();
        return refusing(() -> new EmbeddedDatabaseMove(Settings.load(System.getenv(), workingDirectory())));
    }

    private static Settings settings() {
        return refusing(() -> Settings.load(System.getenv(), workingDirectory()));
    }

    private static String explained(Exception failure) {
        Settings settings = settings();
        if (settings.debug()) {
            LOG.error("The command failed", failure);
        }
        return CommandFailures.sentence(failure, settings);
    }

    private static ConfigurableApplicationContext startForCommand() {
        return refusing(() -> startForCommands(System.getenv(), workingDirectory()));
    }

    private static <T> T refusing(Supplier<T> beginning) {
        try {
            return beginning.get();
        } catch (InvalidSettings invalid) {
            throw new CommandRefused(String.join(System.lineSeparator(), invalid.problems()), invalid);
        } catch (StartupProblem problem) {
            throw new CommandRefused(String.valueOf(problem.getMessage()), problem);
        }
    }

    /** Java itself would go on in a directory of another name, which has question marks. */
    private static Path workingDirectory() {
        NativeEncoding encoding = NativeEncoding.ofProcess();
        if (encoding.hasLost(System.getProperty("user.dir", ""))) {
            throw new StartupProblem("The path of the working directory " + encoding.rule() + ".");
        }
        return Path.of("").toAbsolutePath();
    }

    /**
     * Exits when the embedded database has ended, so that a supervisor restarts the service with its database. No running
     * request can succeed, and each would wait for a connection.
     */
    private static void stopWithoutDatabase(ConfigurableApplicationContext service) {
        report(List.of("The PostgreSQL of this Masthead was killed from outside; start Masthead again:"
                + " what was acknowledged is kept."));
        try {
            service.getBean(DefaultLifecycleProcessor.class).setTimeoutPerShutdownPhase(1_000);
        } finally {
            ProcessEnd.exit(1);
        }
    }

    /**
     * Starts the service.
     *
     * @param environment the environment variables
     * @param workingDirectory the directory of {@code .env} and, by default, of the data
     * @return the running service; closing it stops it
     * @throws InvalidSettings if a setting is missing or malformed
     * @throws StartupProblem if it cannot start for another reason
     */
    static ConfigurableApplicationContext start(Map<String, String> environment, Path workingDirectory) {
        Settings settings = Settings.load(environment, workingDirectory);
        ConfigurableApplicationContext context = run(
                new SpringApplication(ServiceConfiguration.class),
                settings,
                SpringProperties.of(settings),
                RunningDatabase::forService);
        if (settings.leavesAddressesPublic()) {
            LOG.warn("EMAIL_VISIBILITY is not set: every caller can read the e-mail address of every account."
                    + " Set it to private, or to public if that is meant");
        }
        LOG.info("{}", whereEverythingIs(settings, context));
        return context;
    }

    /**
     * Starts the context of commands: the use cases, on the database of the service, without a web server.
     *
     * @param environment the environment variables
     * @param workingDirectory the directory of {@code .env} and, by default, of the data
     * @return the use cases; to be closed
     * @throws InvalidSettings if a setting is missing or malformed
     * @throws StartupProblem if it cannot start for another reason
     */
    static ConfigurableApplicationContext startForCommands(Map<String, String> environment, Path workingDirectory) {
        Settings settings = Settings.load(environment, workingDirectory);
        SpringApplication application = new SpringApplication(CommandConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return run(application, settings, SpringProperties.forCommands(settings), RunningDatabase::forCommand);
    }

    private static ConfigurableApplicationContext run(
            SpringApplication application,
            Settings settings,
            Map<String, Object> ours,
            Function<Settings, RunningDatabase> start) {
        StartProgress progress = StartProgress.ofProcess();
        DatabaseStart database = new DatabaseStart(() -> start.apply(settings));
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(settings.debug());
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("settings", settings);
            context.getBeanFactory().registerSingleton("startProgress", progress);
            context.getBeanFactory().registerSingleton("databaseStart", database);
            progress.done("Masthead starts on Java " + Runtime.version().feature());
            database.begin(); // not before the log is configured
            settings.replica()
                    .ifPresent(replica -> context.getBeanFactory().registerSingleton("replicaSettings", replica));
            settings.events().ifPresent(events -> context.getBeanFactory().registerSingleton("eventSettings", events));
            TokenKeys.trustedIssuer(settings)
                    .ifPresent(issuer -> context.getBeanFactory().registerSingleton("trustedIssuer", issuer));
        });
        StandardEnvironment properties = new StandardEnvironment();
        properties.getPropertySources().addFirst(new MapPropertySource("settings", ours));
        application.setEnvironment(properties);
        Runnable started = ProcessEnd.interruptible();
        try {
            return application.run();
        } catch (RuntimeException failure) {
            if (settings.debug()) {
                LOG.error("The start failed", failure);
            }
            RuntimeException explained = StartupFailures.explain(failure, settings.managementPort());
            try {
                database.close();
            } catch (RuntimeException stopFailed) {
                explained.addSuppressed(stopFailed);
            }
            throw explained;
        } finally {
            started.run();
        }
    }

    private static String whereEverythingIs(Settings settings, ConfigurableApplicationContext context) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        String data = context.getBean(RunningDatabase.class).isEmbedded()
                ? settings.dataDirectory().toString()
                : "in the database that DATABASE_URL names";
        return "Masthead is ready after " + context.getBean(StartProgress.class).total() + " s. API: http://localhost:"
                + port + "  Documentation: http://localhost:" + port + "/docs  Data: " + data
                + management(context.getEnvironment());
    }

    private static String management(Environment environment) {
        String port = environment.getProperty("local.management.port");
        return port == null
                ? ""
                : "  Management: http://" + environment.getRequiredProperty("management.server.address") + ":" + port
                        + "/actuator";
    }
}
