package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.bootstrap.settings.Database;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A database whose certificate nothing can be said about, since the file of the authority is missing. */
@SuppressWarnings("MethodName")
class RefusedCertificateTest {

    /** Of the message by which a client asks for TLS. */
    private static final int REQUEST_BYTES = 8;

    @Test
    void a_certificate_that_cannot_be_verified_is_no_database_that_is_away() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread unused = Thread.startVirtualThread(() -> acceptTls(server));
            String url = "jdbc:postgresql://127.0.0.1:" + server.getLocalPort()
                    + "/x?sslmode=verify-full&sslrootcert=/no/such/authority.crt&gssEncMode=disable";
            DatabaseLogin login = DatabaseLogin.external(
                    DatabaseLogin.SERVICE, new Database.External(url, Optional.of("x"), Optional.of("x")));

            assertThatThrownBy(() -> DatabaseSession.open(login))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessage("The certificate of the database that DATABASE_URL names cannot be verified; name the"
                            + " file of its authority with sslrootcert=FILE in the address.");
        }
    }

    private static void acceptTls(ServerSocket server) {
        try (Socket client = server.accept()) {
            new DataInputStream(client.getInputStream()).readFully(new byte[REQUEST_BYTES]);
            client.getOutputStream().write('S');
            int unused = client.getInputStream().read();
        } catch (IOException over) {
            // The client has ended.
        }
    }
}
