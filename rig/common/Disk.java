package common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small disk, in memory, that can be filled. */
public final class Disk implements AutoCloseable {

    private final Path root;

    private Disk(Path root) {
        this.root = root;
    }

    public static Disk mount(Path root, int mebibytes) throws IOException, InterruptedException {
        if (!Machine.isRoot()) {
            throw new IllegalStateException("Run it as root: it mounts a small disk.");
        }
        String unused = Command.expect(
                "mount", "-t", "tmpfs", "-o", "mode=755,size=" + mebibytes + "m", "tmpfs", root.toString());
        return new Disk(root);
    }

    public Path root() {
        return root;
    }

    /** Leaves no byte. */
    public void fill() throws IOException, InterruptedException {
        Command unused =
                Command.run(java.util.List.of("dd", "if=/dev/zero", "of=" + filler(), "bs=64k", "status=none"));
    }

    public void release() throws IOException {
        boolean unused = Files.deleteIfExists(filler());
    }

    private Path filler() {
        return root.resolve("filler");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // What still has files there has ended, or will end without them.
        String unused = Command.expect("umount", "-l", root.toString());
    }
}
