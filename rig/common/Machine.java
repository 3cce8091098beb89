package common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Programs of this machine that a run needs beside the service. */
public final class Machine {

    private static final Path CLUSTERS = Path.of("/etc/postgresql-common/createcluster.conf");

    /** Linux takes the ports of outgoing connections from 32768 on. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    private static int nextPort = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);

    private Machine() {}

    /** Programs in the form {@code package:path}, the path that of Debian. */
    static synchronized void require(List<String> programs) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>(programs.stream()
                .filter(program -> !Files.exists(Path.of(program.split(":")[1])))
                .map(program -> program.split(":")[0])
                .distinct()
                .toList());
        if (missing.isEmpty()) {
            return;
        }
        String packages = String.join(" ", missing);
        if (!isRoot() || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            throw new IllegalStateException("Install what this run needs, for example on Debian: apt-get install " + packages);
        }
        System.out.println("        Installing " + packages + " ...");
        // Debian would create and start a cluster of its own, and start the other daemons.
        if (!Files.exists(CLUSTERS)) {
            Path unused = Files.createDirectories(CLUSTERS.getParent());
            unused = Files.writeString(CLUSTERS, "create_main_cluster = false\n");
        }
        Path policy = Path.of("/usr/sbin/policy-rc.d");
        boolean ours = !Files.exists(policy);
        if (ours) {
            Path unused = Files.writeString(policy, "#!/bin/sh\nexit 101\n");
            boolean unusedResult = policy.toFile().setExecutable(true, false);
        }
        try {
            String unused = Command.expect("apt-get", "-qq", "update");
            List<String> install = new ArrayList<>(
                    List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "install", "-y"));
            install.addAll(missing);
            unused = Command.expect(install);
        } finally {
            if (ours) {
                Files.delete(policy);
            }
        }
    }

    public static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** {@return words that run a program as another user, if this is root: some programs refuse root} */
    static List<String> as(String user, List<String> words) {
        return isRoot()
                ? Stream.concat(
                                Stream.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"),
                                words.stream())
                        .toList()
                : words;
    }

    /** Gives a directory to the user that a program runs as. */
    static void give(String user, Path directory) throws IOException, InterruptedException {
        if (isRoot()) {
            String unused = Command.expect("chown", "-R", user + ":", directory.toString());
        }
    }

    /** {@return a port that no connection takes for its own end before a server listens there} */
    public static synchronized int freePort() {
        while (true) {
            int port = nextPort;
            nextPort = port == LAST_PORT ? FIRST_PORT : port + 1;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one may be free.
            }
        }
    }
}
