package io.masthead.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.forwarding.ClientNetwork;
import io.masthead.http.forwarding.TrustedProxies;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class OpenConnectionsTest {

    private static final ConnectionLimits LIMITS = limits(6, 4);
    private static final ClientNetwork A = network("192.0.2.1");
    private static final ClientNetwork B = network("192.0.2.2");
    private static final ClientNetwork NEW = network("192.0.2.3");
    private static final long BUSY = 500;
    private static final long IDLE = ConnectionLimits.IDLE.toMillis();

    private final List<Connection> connections = new ArrayList<>();

    @Test
    void two_clients_that_keep_their_connections_busy_make_room_for_a_third_one_until_it_has_a_quarter_of_theirs() {
        open(A, 10, BUSY);
        open(B, 10, BUSY);

        assertThat(admitted(count(), NEW, limits(20, 10))).isEqualTo(2);
        assertThat(closed(A)).isEqualTo(1);
        assertThat(closed(B)).isEqualTo(1);
    }

    @Test
    void the_last_tenth_is_for_clients_without_a_connection() {
        for (int number = 1; number <= 9; number++) {
            open(network("198.51.100." + number), 2, BUSY);
        }
        ConnectionLimits limits = limits(20, 10);

        assertThat(count().admit(network("198.51.100.1"), false, limits)).isFalse();
        OpenConnections counted = count();
        assertThat(counted.admit(NEW, false, limits)).isTrue();
        assertThat(counted.admit(network("192.0.2.5"), false, limits)).isTrue();
        assertThat(counted.admit(network("192.0.2.6"), false, limits)).isFalse();
        assertThat(connections).allMatch(Connection::isOpen);
    }

    @Test
    void connections_in_use_make_room_for_no_client_that_is_nearly_as_greedy() {
        open(A, 2, BUSY);
        open(B, 2, BUSY);
        open(NEW, 2, BUSY);

        assertThat(admits(count(), network("192.0.2.4"))).isFalse();
    }

    @Test
    void an_idle_connection_goes_before_a_busy_one_also_of_a_client_with_fewer() {
        open(A, 4, BUSY);
        open(B, 1, BUSY);
        open(B, 1, IDLE);

        assertThat(admits(count(), NEW)).isTrue();

        assertThat(connections)
                .filteredOn(Predicate.not(Connection::isOpen))
                .singleElement()
                .returns(B, Connection::client)
                .returns(IDLE, Connection::waitedFor);
    }

    @Test
    void an_idle_connection_of_one_of_two_clients_with_as_many_is_found() {
        open(A, 3, BUSY);
        open(B, 3, IDLE);
        assertThat(admits(count(), NEW)).isTrue();
        assertThat(closed(A)).isZero();

        connections.clear();
        open(A, 3, IDLE);
        open(B, 3, BUSY);
        assertThat(admits(count(), NEW)).isTrue();
        assertThat(closed(B)).isZero();
    }

    @Test
    void a_client_takes_no_place_from_one_that_has_fewer() {
        open(A, 3, BUSY);
        open(B, 2, IDLE);
        open(NEW, 1, IDLE);

        assertThat(admits(count(), A)).isFalse();
        assertThat(closed(B) + closed(NEW)).isZero();
    }

    @Test
    void a_client_at_its_own_limit_takes_the_place_of_its_longest_idle_connection_alone() {
        open(A, 3, BUSY);
        Connection idle = open(A, 1, IDLE).getFirst();
        open(B, 2, IDLE + 1);
        OpenConnections counted = count();

        assertThat(admits(counted, A)).isTrue();
        assertThat(idle.isOpen()).isFalse();
        assertThat(admits(counted, A)).isFalse();
        assertThat(closed(B)).isZero();
    }

    @Test
    void a_connection_between_requests_goes_before_one_that_has_waited_for_longer_in_a_request() {
        Connection reading = add(new Connection(A, false, BUSY + 1, false));
        Connection atWork = add(new Connection(A, false, 0, false));
        Connection resting = open(A, 1, BUSY).getFirst();
        open(A, 2, BUSY - 1);
        open(B, 1, BUSY);

        assertThat(admits(count(), NEW)).isTrue();

        assertThat(resting.isOpen()).isFalse();
        assertThat(Stream.of(reading, atWork)).allMatch(Connection::isOpen);
    }

    @Test
    void connections_of_a_trusted_proxy_that_are_not_idle_make_room_for_none() {
        for (int i = 0; i < 6; i++) {
            add(new Connection(A, true, BUSY, true));
        }

        assertThat(admits(count(), NEW)).isFalse();
    }

    @Test
    void a_site_has_four_times_the_connections_of_a_client_whatever_many_networks_it_uses() {
        ConnectionLimits limits = limits(100, 10);
        OpenConnections counted = count();

        assertThat(admitted(counted, limits, 1)).isEqualTo(10);
        assertThat(admitted(counted, limits, 20)).isEqualTo(30);
        assertThat(counted.admit(network("2001:db8:2::1"), false, limits)).isTrue();
        assertThat(counted.admit(network("2001:db8:1::1"), true, limits))
                .as("a proxy of the site")
                .isTrue();
    }

    @Test
    void a_site_has_no_more_than_three_quarters_of_all_connections_unless_one_client_may() {
        assertThat(admitted(count(), limits(100, 50), 20)).isEqualTo(75);
        assertThat(admitted(count(), limits(100, 90), 20)).isEqualTo(90);
    }

    @Test
    void the_networks_of_a_site_make_room_for_another_client_together() {
        for (int i = 0; i < 10; i++) {
            open(network("2001:db8:1:" + i + "::1"), 1, BUSY);
        }
        open(A, 1, BUSY);

        assertThat(admitted(count(), NEW, limits(11, 4))).isEqualTo(2);
        assertThat(closed(A)).isZero();
    }

    @Test
    void the_limit_of_a_site_takes_the_place_of_its_idle_connection() {
        for (int i = 0; i < 4; i++) {
            open(network("2001:db8:1:" + i + "::1"), 1, i == 2 ? IDLE : BUSY);
        }
        open(A, 1, IDLE + 1);
        OpenConnections counted = count();

        assertThat(admits(counted, network("2001:db8:1:9::1"))).isTrue();
        assertThat(admits(counted, network("2001:db8:1:9::1"))).isFalse();
        assertThat(closed(network("2001:db8:1:2::1"))).isEqualTo(1);
        assertThat(closed(A)).isZero();
    }

    /** {@return how many connections of some networks of a site are admitted until one of each is refused} */
    private static int admitted(OpenConnections counted, ConnectionLimits limits, int networks) {
        int number = 0;
        for (int i = 0; i < networks; i++) {
            number += admitted(counted, network("2001:db8:1:" + i + "::1"), limits);
        }
        return number;
    }

    private static int admitted(OpenConnections counted, ClientNetwork client, ConnectionLimits limits) {
        int number = 0;
        while (counted.admit(client, false, limits)) {
            number++;
        }
        return number;
    }

    private OpenConnections count() {
        return new OpenConnections(connections, 0);
    }

    private static boolean admits(OpenConnections counted, ClientNetwork client) {
        return counted.admit(client, false, LIMITS);
    }

    private List<Connection> open(ClientNetwork client, int number, long waited) {
        return Stream.generate(() -> add(new Connection(client, false, waited, true)))
                .limit(number)
                .toList();
    }

    private Connection add(Connection connection) {
        connections.add(connection);
        return connection;
    }

    private long closed(ClientNetwork client) {
        return connections.stream()
                .filter(connection -> connection.client().equals(client) && !connection.isOpen())
                .count();
    }

    private static ConnectionLimits limits(int total, int perClient) {
        return new ConnectionLimits(
                total, perClient, Duration.ofSeconds(15), Duration.ofSeconds(20), TrustedProxies.NONE);
    }

    private static ClientNetwork network(String address) {
        return ClientNetwork.of(InetAddress.ofLiteral(address));
    }

    private static final class Connection implements OpenConnection {

        private final ClientNetwork client;
        private final boolean fromProxy;
        private final long waited;
        private final boolean betweenRequests;
        private boolean ended;

        Connection(ClientNetwork client, boolean fromProxy, long waited, boolean betweenRequests) {
            this.client = client;
            this.fromProxy = fromProxy;
            this.waited = waited;
            this.betweenRequests = betweenRequests;
        }

        @Override
        public ClientNetwork client() {
            return client;
        }

        @Override
        public boolean isFromProxy() {
            return fromProxy;
        }

        @Override
        public boolean isOpen() {
            return !ended;
        }

        @Override
        public long waitedFor() {
            return waited;
        }

        @Override
        public boolean isBetweenRequests() {
            return betweenRequests;
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
