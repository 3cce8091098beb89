package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.bootstrap.settings.Database;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that refuses each start of a session (PostgreSQL 18 §54.2.1) with an SQLSTATE. */
@SuppressWarnings("MethodName")
class RefusedParameterTest {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    RefusedParameterTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08P01", "0A000"}) // PgBouncer, Amazon RDS Proxy
    void a_pooler_is_known_by_its_refusal_of_a_parameter(String state) {
        refuse(state);

        assertThat(PoolerCheck.isBehindPooler(login())).isTrue();
    }

    @Test
    void a_login_that_is_refused_says_nothing_of_a_pooler() {
        refuse("28P01");

        assertThatThrownBy(() -> PoolerCheck.isBehindPooler(login()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("refuses the user or its password");
    }

    private DatabaseLogin login() {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/x?sslmode=disable&gssEncMode=disable";
        return DatabaseLogin.external(
                DatabaseLogin.SERVICE, new Database.External(url, Optional.of("x"), Optional.of("x")));
    }

    private void refuse(String state) {
        Thread unused = Thread.startVirtualThread(() -> {
            while (true) {
                try (Socket client = server.accept()) {
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    in.skipNBytes(in.readInt() - Integer.BYTES);
                    byte[] fields =
                            ("SFATAL\0VFATAL\0C" + state + "\0MRefused\0\0").getBytes(StandardCharsets.US_ASCII);
                    DataOutputStream out = new DataOutputStream(client.getOutputStream());
                    out.writeByte('E');
                    out.writeInt(fields.length + Integer.BYTES);
                    out.write(fields);
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }
}
