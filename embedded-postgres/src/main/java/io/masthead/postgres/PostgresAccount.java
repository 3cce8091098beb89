package io.masthead.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Account that PostgreSQL runs as: it refuses root, so root runs it in a user namespace, or as another user.
 *
 * @param prefix the command and options before its commands
 * @param owner the owner of its files, if not the current user
 */
record PostgresAccount(List<String> prefix, Optional<Owner> owner) {

    record Owner(int user, int group) {}

    private static final int ROOT = 0;
    private static final Owner NOBODY = new Owner(65534, 65534);
    private static final Duration PROBE = Duration.ofSeconds(10);

    static PostgresAccount chosen(DataDirectory directory) {
        return chosen(
                new UnixSystem().getUid(),
                ownerOfData(directory),
                words -> new Command(words, directory.root()).run(PROBE).succeeded(),
                directory.host());
    }

    static PostgresAccount chosen(long ourUser, Owner ofData, Predicate<List<String>> works, HostApplication host) {
        if (ourUser != ROOT) {
            return new PostgresAccount(List.of(), Optional.empty());
        }
        boolean ownedByRoot = ofData.user() == ROOT;
        // In the namespace the server is the user nobody, while its files stay root's.
        PostgresAccount inNamespace = new PostgresAccount(List.of("unshare", "-U"), Optional.empty());
        if (ownedByRoot && works.test(inNamespace.command(List.of("true")))) {
            return inNamespace;
        }
        // A directory of an ordinary user stays usable for that user.
        PostgresAccount other = under(ownedByRoot ? NOBODY : ofData);
        if (works.test(other.command(List.of("true")))) {
            return other;
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv work here:" + " run " + host.name()
                        + " as an ordinary user, or " + host.setExternalDatabase() + ".");
    }

    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        return List.copyOf(command);
    }

    /** Gives the account the permissions that it needs on {@code directory}, and the binaries in {@code binaries}. */
    void takeOver(DataDirectory directory, Path binaries) {
        try {
            giveWay(directory.root());
            for (Path path :
                    List.of(directory.cluster(), directory.password(), directory.log(), directory.lock(), binaries)) {
                take(path);
            }
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), directory.root(), cause);
        }
        if (!prefix.isEmpty()
                && !new Command(command(List.of("test", "-x", directory.root().toString())), directory.root())
                        .run(PROBE)
                        .succeeded()) {
            throw new EmbeddedPostgresException(directory.host().name() + " runs as root, but its PostgreSQL must not,"
                    + " and cannot reach " + directory.root() + " without root's rights: run "
                    + directory.host().name() + " as the owner of that directory, or give it another one with "
                    + directory.host().dataDirectorySetting() + ".");
        }
    }

    void take(Path path) throws IOException {
        if (owner.isPresent()) {
            FileTree.handOver(path, owner.get().user(), owner.get().group());
        }
    }

    /** Gives a file of the host application to the user whose directory it is, and not to an account of PostgreSQL alone. */
    void takeForHost(Path path) throws IOException {
        if (!owner.equals(Optional.of(NOBODY))) {
            take(path);
        }
    }

    void giveWay(Path root) throws IOException {
        // A directory that all users may pass was there before: its owner stays.
        if (owner.isPresent() && !Files.getPosixFilePermissions(root).contains(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setAttribute(root, "unix:gid", owner.get().group());
            Files.setAttribute(root, "unix:uid", owner.get().user());
        }
    }

    private static PostgresAccount under(Owner owner) {
        return new PostgresAccount(
                List.of("setpriv", "--reuid=" + owner.user(), "--regid=" + owner.group(), "--clear-groups"),
                Optional.of(owner));
    }

    private static Owner ownerOfData(DataDirectory directory) {
        Path data = Files.isDirectory(directory.cluster()) ? directory.cluster() : directory.root();
        try {
            return new Owner(FileTree.ownerOf(data), FileTree.groupOf(data));
        } catch (IOException cause) {
            throw PostgresProblems.writing(directory.host(), data, cause);
        }
    }
}
