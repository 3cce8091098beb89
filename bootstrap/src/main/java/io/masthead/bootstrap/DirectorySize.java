package io.masthead.bootstrap;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Size of the files below a directory, measured at most once a minute: a scrape must not wait for the disk each time. */
final class DirectorySize {

    private static final Duration VALIDITY = Duration.ofMinutes(1);

    private final Path root;
    private long bytes;
    private long measured = System.nanoTime() - VALIDITY.toNanos();

    DirectorySize(Path root) {
        this.root = root;
    }

    synchronized long bytes() {
        if (System.nanoTime() - measured >= VALIDITY.toNanos()) {
            bytes = measure();
            measured = System.nanoTime();
        }
        return bytes;
    }

    /** Files may vanish meanwhile. */
    private long measure() {
        AtomicLong sum = new AtomicLong();
        try {
            Path unused = Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    long unusedSum = sum.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            return sum.get();
        }
        return sum.get();
    }
}
