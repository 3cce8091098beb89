package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx in front of the service, with the configurations that people write. */
final class Nginx implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid ${directory}/nginx.pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path ${directory}/body;
              proxy_temp_path ${directory}/proxy;
              fastcgi_temp_path ${directory}/fastcgi;
              uwsgi_temp_path ${directory}/uwsgi;
              scgi_temp_path ${directory}/scgi;
              upstream masthead_api { server ${service}; }
              server {
                listen 127.0.0.1:${port};
                location / {
                  proxy_pass http://masthead_api;
                  proxy_set_header Host $http_host;
                  proxy_set_header X-Forwarded-For $remote_addr;
                  proxy_set_header X-Forwarded-Proto https;
                }
                location /api/ {
                  proxy_pass http://masthead_api/;
                  proxy_set_header X-Forwarded-Host $http_host;
                  proxy_set_header X-Forwarded-Prefix /api;
                }
                location /bare/ {
                  proxy_pass http://masthead_api/;
                }
                location /stranger/ {
                  proxy_pass http://masthead_api/;
                  proxy_http_version 1.1;
                  proxy_bind 127.0.0.2;
                  proxy_set_header X-Forwarded-Host evil.example;
                  proxy_set_header X-Forwarded-Prefix /evil;
                }
                location /zip/ {
                  proxy_pass http://masthead_api/;
                  proxy_set_header Accept-Encoding "";
                  gzip on;
                  gzip_proxied any;
                  gzip_http_version 1.0;
                  gzip_min_length 1;
                  gzip_types application/json;
                }
              }
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** {@return the program, if this machine has it; Debian keeps it where only root looks} */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Nginx start(Path directory, String service) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(
                configuration,
                CONFIGURATION
                        .replace("${directory}", directory.toString())
                        .replace("${service}", service)
                        .replace("${port}", Integer.toString(port)));
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(), "-p", directory.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.log").toFile())
                .start();
        Nginx nginx = new Nginx(process, port);
        while (!nginx.accepts()) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as(Files.readString(directory.resolve("nginx.log")))
                    .isFalse();
        }
        return nginx;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    private boolean accepts() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
