package io.masthead.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    private final ListeningProgram program;

    private Nginx(ListeningProgram program) {
        this.program = program;
    }

    /** {@return the program, if this machine has it; Debian keeps it where only root looks} */
    static Optional<Path> program() {
        return ListeningProgram.find(
                "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx");
    }

    static Nginx start(Path directory, String service) throws IOException, InterruptedException {
        int port = ListeningProgram.freePort();
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(
                configuration,
                CONFIGURATION
                        .replace("${directory}", directory.toString())
                        .replace("${service}", service)
                        .replace("${port}", Integer.toString(port)));
        List<String> command =
                List.of(program().orElseThrow().toString(), "-p", directory.toString(), "-c", configuration.toString());
        return new Nginx(ListeningProgram.start(command, directory.resolve("nginx.log"), port));
    }

    String address() {
        return "127.0.0.1:" + program.port();
    }

    @Override
    public void close() {
        program.process().destroy();
        program.process().onExit().join();
    }
}
