package example.http;

import com.sun.net.httpserver.HttpServer;
import example.storage.Database;
import example.storage.H2AuditTrail;
import example.storage.H2Posts;
import example.storage.H2Users;
import io.masthead.application.UseCases;
import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.user.AccountPolicy;
import io.masthead.domain.request.RequestLog;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.session.Origin;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.UserRepository;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** Starts the service: {@code PORT JDBC-URL}. */
public final class Main {

    private Main() {}

    /**
     * Serves until the process ends.
     *
     * @param arguments the port, 0 for any that is free, and where H2 keeps users and posts
     * @throws IOException if the port is taken
     */
    public static void main(String[] arguments) throws IOException {
        Database database = new Database(arguments[1]);
        UserRepository users = new H2Users(database);
        DrivenPorts ports = new DrivenPorts(
                new Repositories(users, new H2Posts(database), unused(SessionRepository.class),
                        unused(FailedSignInRepository.class), unused(IdentityRepository.class),
                        new H2AuditTrail(database), unused(RequestLog.class)),
                database, unused(PasswordHasher.class), unused(AccessTokenIssuer.class),
                unused(RefreshTokens.class), event -> System.out.println(event), () -> Origin.HOST,
                InstantSource.system());
        Service service = new Service(UseCases.assemble(ports, AccountPolicy.DEFAULT), users, database);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/", service);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
        System.out.println("http://localhost:" + server.getAddress().getPort());
    }

    /** Signing in is the matter of the proxy before this service: whatever serves only that has nothing to do. */
    private static <T> T unused(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, values) -> {
            throw new UnsupportedOperationException(port.getSimpleName() + "." + method.getName());
        }));
    }
}
