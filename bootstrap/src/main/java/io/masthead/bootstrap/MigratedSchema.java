package io.masthead.bootstrap;

import io.masthead.postgres.EmbeddedPostgres;
import io.masthead.postgres.HostUpgrade;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables of this version, in a database whose rows are copied: in the older one and in the new one. The grants are a
 * matter of the next start.
 */
final class MigratedSchema implements HostUpgrade {

    private static final Logger LOG = LoggerFactory.getLogger(MigratedSchema.class);

    /** Below the first migration. A target is not quite empty: it has the record of the transfer. */
    private static final String BASELINE = "0";

    private final Consumer<String> reports;

    private MigratedSchema(Consumer<String> reports) {
        this.reports = reports;
    }

    /** {@return the same for a service, whose log reports} */
    static MigratedSchema forService() {
        return new MigratedSchema(sentence -> LOG.info("{}", sentence));
    }

    /** {@return the same for a command, which reports on the standard error stream} */
    static MigratedSchema forCommand() {
        return new MigratedSchema(sentence -> System.err.println(sentence + "."));
    }

    static void migrate(DatabaseLogin login) {
        Flyway flyway = Flyway.configure()
                .dataSource(login.getJdbcUrl(), login.getUsername(), login.getPassword())
                .initSql("set statement_timeout = 0; set lock_timeout = 0")
                .outOfOrder(true)
                .baselineOnMigrate(true)
                .baselineVersion(BASELINE)
                .load();
        SchemaCheck.requireKnown(flyway);
        Object unused = flyway.migrate();
    }

    @Override
    public void migrate(String jdbcUrl, EmbeddedPostgres.Login owner) {
        migrate(DatabaseLogin.embedded(DatabaseLogin.MIGRATION, jdbcUrl, owner));
    }

    @Override
    public void report(String sentence) {
        reports.accept(sentence);
    }
}
