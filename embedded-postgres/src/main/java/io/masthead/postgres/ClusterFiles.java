package io.masthead.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files of a running cluster that belong into a copy of it. Those that PostgreSQL makes anew, or that belong to the
 * running server, are left out: PostgreSQL's manual, "Backing Up the Data Directory".
 *
 * @param directories the directories, parents first
 * @param files the files
 * @param bytes their size
 */
record ClusterFiles(List<String> directories, List<String> files, long bytes) {

    /** Read last: it says which checkpoint the copy is not older than. */
    static final String CONTROL = "global/pg_control";

    static final String WAL = "pg_wal";

    private static final Set<String> EMPTIED = Set.of(
            WAL, "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Pattern LEFT_OUT = Pattern.compile("postmaster\\.(?:pid|opts)|backup_label(?:\\.old)?"
            + "|tablespace_map(?:\\.old)?|backup_manifest|postgresql\\.auto\\.conf\\.tmp|current_logfiles(?:\\.tmp)?"
            + "|" + CONTROL + "|(?:.*/)?(?:pgsql_tmp|pg_internal\\.init)[^/]*");

    static ClusterFiles of(Path cluster) throws IOException {
        Visit visit = new Visit(cluster);
        Files.walkFileTree(cluster, visit);
        return new ClusterFiles(List.copyOf(visit.directories), List.copyOf(visit.files), visit.bytes);
    }

    private static final class Visit extends SimpleFileVisitor<Path> {

        private final Path cluster;
        private final List<String> directories = new ArrayList<>();
        private final List<String> files = new ArrayList<>();
        private long bytes;

        private Visit(Path cluster) {
            this.cluster = cluster;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = cluster.relativize(directory).toString();
            if (LEFT_OUT.matcher(name).matches()) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!name.isEmpty()) {
                directories.add(name);
            }
            return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = cluster.relativize(file).toString();
            if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
                addLinkedDirectory(file, name);
            } else if (!LEFT_OUT.matcher(name).matches() && Files.isRegularFile(file)) {
                files.add(name);
                bytes += attributes.isSymbolicLink() ? Files.size(file) : attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        private void addLinkedDirectory(Path link, String name) {
            if (!EMPTIED.contains(name)) {
                throw new EmbeddedPostgresException("The data has a directory elsewhere, which a backup does not copy ("
                        + link + "): move its content into the data directory, and remove the link.");
            }
            directories.add(name);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // removed since its directory was listed
            }
            throw problem;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem) throws IOException {
            return problem instanceof NoSuchFileException
                    ? FileVisitResult.CONTINUE
                    : super.postVisitDirectory(directory, problem);
        }
    }
}
