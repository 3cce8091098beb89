package common;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Proxy before two instances, with the files of the guide for operators. */
public final class Proxy {

    /** The programs that it needs. */
    public static final List<String> PROGRAMS = Stream.concat(
                    Postgres.PROGRAMS.stream(),
                    Stream.of("haproxy:/usr/sbin/haproxy", "nginx-light:/usr/sbin/nginx"))
            .toList();

    private static final Path CONFIGURATIONS = Path.of("docs", "operation");

    private Proxy() {}

    /** {@return the address of a haproxy or an nginx} */
    public static URI start(Rig rig, String name, Service one, Service two) throws Exception {
        int port = Machine.freePort();
        Path directory = rig.directory("proxy");
        boolean haproxy = name.equals("haproxy");
        Path original = CONFIGURATIONS.resolve(haproxy ? "haproxy.cfg" : "nginx.conf");
        if (!Files.exists(original)) {
            throw new IllegalStateException("There is no file " + original + ".");
        }
        Path file = Files.writeString(directory.resolve("proxy.conf"), Files.readString(original)
                .replace("127.0.0.1:8080", "127.0.0.1:" + port)
                .replace("127.0.0.1:8001", "127.0.0.1:" + one.port())
                .replace("127.0.0.1:8002", "127.0.0.1:" + two.port()));
        List<String> words = haproxy
                ? List.of("/usr/sbin/haproxy", "-db", "-f", file.toString())
                : List.of("/usr/sbin/nginx", "-p", directory.toString(), "-c", file.toString(), "-g",
                        "daemon off; master_process off; error_log stderr; pid " + directory + "/nginx.pid;");
        Daemon unused = rig.daemon("", name, Map.of(), words);
        return URI.create("http://127.0.0.1:" + port);
    }
}
