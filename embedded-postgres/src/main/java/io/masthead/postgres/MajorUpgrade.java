package io.masthead.postgres;

import io.masthead.postgres.transfer.DatabaseTransfer;
import io.masthead.postgres.transfer.TransferListener;
import io.masthead.postgres.transfer.TransferRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Upgrade of a cluster to the major version of newer binaries. The older binaries, which lie in the data directory, serve
 * the older cluster; all rows are copied into a new cluster beside it, compared, and the two exchanged. Until then the
 * older cluster is in its place and only read, but for its migrations, so that a killed upgrade begins anew.
 */
final class MajorUpgrade {

    /** For the log of what is written, the catalogues, and indexes that are built in another order. */
    private static final long RESERVE = 256L * 1024 * 1024;

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

    private final DataDirectory directory;
    private final DataDirectory beside;
    private final PostgresAccount account;
    private final Path binaries;
    private final IntSupplier ports;
    private final HostUpgrade host;
    private final ServerSettings settings = ServerSettings.ofUpgrade();

    MajorUpgrade(DataDirectory directory, PostgresAccount account, Path binaries, IntSupplier ports, HostUpgrade host) {
        this.directory = directory;
        this.beside = directory.withUpgrade();
        this.account = account;
        this.binaries = binaries;
        this.ports = ports;
        this.host = host;
    }

    /** Gives a complete new cluster its name, if the older one has left it already. */
    static void completeExchange(DataDirectory directory) {
        try {
            if (Files.exists(directory.upgradedCluster()) && !Files.exists(directory.cluster())) {
                FileTree.rename(directory.upgradedCluster(), directory.cluster());
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.root(), cause);
        }
    }

    /** Upgrades the cluster if it is older than the binaries. */
    void runIfNeeded(String password) {
        try {
            Optional<Integer> theirs = Cluster.version(directory.cluster());
            Optional<Integer> ours = PostgresBinaries.version(binaries);
            if (theirs.isPresent() && ours.isPresent() && theirs.get() < ours.get()) {
                Path older = olderBinaries(theirs.get());
                account.take(older);
                removeUnfinished();
                requireRoom(theirs.get());
                host.report("The data in " + directory.cluster() + " is of PostgreSQL " + theirs.get()
                        + ": its rows are copied into one of PostgreSQL " + ours.get());
                copyOrRemove(older, new EmbeddedPostgres.Login(directory.host().database(), password));
                exchange(theirs.get());
                PostgresBinaries.deleteOthers(binaries);
                host.report("The data is of PostgreSQL " + ours.get() + " now, compared row by row; "
                        + directory.olderCluster(theirs.get()) + " has the older one, and can be deleted");
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.root(), cause);
        }
    }

    private Path olderBinaries(int version) throws IOException {
        return PostgresBinaries.ofVersion(version, directory.root())
                .orElseThrow(() -> new EmbeddedPostgresException("The data in " + directory.cluster()
                        + " was written by PostgreSQL " + version + ", which is not in " + directory.root()
                        + " any more to read it: start the " + directory.host().name()
                        + " that wrote it once, which puts it there again."));
    }

    private void removeUnfinished() throws IOException {
        // Its files are deleted: it stops at once, also on a full disk, where one that writes them out may never end.
        ServerSettings temporary = ServerSettings.ofTemporaryServer(Map.of());
        new PostgresServer(beside, new PostgresCommands(binaries, account, beside, temporary), ports).stop();
        FileTree.delete(beside.cluster());
        FileTree.delete(directory.upgradedCluster());
    }

    private void requireRoom(int version) throws IOException {
        Path kept = directory.olderCluster(version);
        if (Files.exists(kept)) {
            throw new EmbeddedPostgresException("The directory " + kept
                    + " is left of an earlier upgrade: move it away," + " so that the data can be upgraded again.");
        }
        long data = FileTree.size(directory.cluster())
                - FileTree.size(directory.cluster().resolve("pg_wal"));
        long needed = data + data / 4 + RESERVE;
        if (Files.getFileStore(directory.root()).getUsableSpace() < needed) {
            throw new EmbeddedPostgresException("The upgrade of the data in " + directory.cluster() + " needs " + needed
                    + " free bytes on the disk that holds " + directory.root() + ": free some space there.");
        }
    }

    /** A copy that failed is not left behind: the disk may be full because of it. */
    private void copyOrRemove(Path older, EmbeddedPostgres.Login owner) throws IOException {
        PostgresServer from =
                new PostgresServer(directory, new PostgresCommands(older, account, directory, settings), ports);
        try {
            copy(from, owner);
        } catch (RuntimeException problem) {
            boolean full = directory.isFull();
            removeUnfinished();
            if (full) {
                throw PostgresProblems.diskFull(directory.host(), directory.root());
            }
            throw problem;
        } finally {
            from.stop();
        }
    }

    private void copy(PostgresServer from, EmbeddedPostgres.Login owner) {
        PostgresCommands commands = new PostgresCommands(binaries, account, beside, settings);
        PostgresServer to = new PostgresServer(beside, commands, ports);
        try {
            new Cluster(beside, account, commands).prepare(binaries);
            int toPort = to.start();
            EmbeddedPostgres.Login unused = new ServedDatabase(beside, toPort, owner, settings).prepare();
            int fromPort = from.start();
            if (hasDatabase(fromPort, owner)) {
                String database = directory.host().database();
                copy(from, ServedDatabase.url(fromPort, database), ServedDatabase.url(toPort, database), owner);
            }
            to.stop();
        } catch (SQLException problem) {
            throw PostgresProblems.running(
                    "The data in " + directory.cluster() + " cannot be upgraded",
                    directory,
                    String.valueOf(problem.getMessage()));
        }
    }

    private void copy(PostgresServer older, String from, String to, EmbeddedPostgres.Login owner) throws SQLException {
        try (Connection source = DriverManager.getConnection(from, owner.user(), owner.password());
                Connection target = DriverManager.getConnection(to, owner.user(), owner.password())) {
            DatabaseTransfer transfer = new DatabaseTransfer(source, target, new Reports());
            transfer.run(() -> host.migrate(from, owner), () -> host.migrate(to, owner));
            // Before its lock ends with the connection: a command that waits for it would write what is copied nowhere.
            older.stop();
            transfer.finish();
        } catch (TransferRefused refused) {
            throw new EmbeddedPostgresException(
                    "The data in " + directory.cluster() + " cannot be upgraded: " + refused.getMessage(), refused);
        }
    }

    /** The first start may have been killed before it made the database. */
    private boolean hasDatabase(int port, EmbeddedPostgres.Login owner) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        ServedDatabase.url(port, "postgres"), owner.user(), owner.password());
                PreparedStatement query =
                        connection.prepareStatement("select from pg_catalog.pg_database where datname = ?")) {
            query.setString(1, directory.host().database());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The new cluster has its name as a complete one before the older one leaves: {@link #completeExchange}. */
    private void exchange(int version) throws IOException {
        FileTree.rename(beside.cluster(), directory.upgradedCluster());
        FileTree.rename(directory.cluster(), directory.olderCluster(version));
        completeExchange(directory);
    }

    /** Reports of a long upgrade, so that the operator does not end it. */
    private final class Reports implements TransferListener {

        private long last = System.nanoTime();

        @Override
        public void copied(long rows, long total) {
            if (System.nanoTime() - last > BETWEEN_REPORTS.toNanos()) {
                last = System.nanoTime();
                host.report(rows + " of " + total + " rows are copied");
            }
        }

        @Override
        public void comparing() {}
    }
}
