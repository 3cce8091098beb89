package io.masthead.http.forwarding;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Address and scheme of the client of a request, determined on first use. The address, in the form of RFC 5952, is the
 * peer's, or, if the peer is a trusted proxy, the last address before the trusted proxies in {@code Forwarded} (RFC
 * 7239) or else in {@code X-Forwarded-For}.
 *
 * <p>Both headers are read from the right, since the client controls every element left of those that trusted proxies
 * added. The first element that is no address ends the reading; the last address before it counts. If both headers are
 * present and disagree, a proxy has passed one of them on from the client without knowing it, and neither counts.
 *
 * <p>The scheme is that of the request to the nearest proxy, from {@code proto} or else {@code X-Forwarded-Proto}, so
 * that pages of this service have its own origin behind TLS, too.
 */
public final class ClientAddress {

    private static final String STANDARD = "Forwarded";
    private static final String CUSTOMARY = "X-Forwarded-For";
    private static final String CUSTOMARY_SCHEME = "X-Forwarded-Proto";
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private final HttpServletRequest received;
    private final TrustedProxies proxies;
    private @Nullable Boolean forwarded;
    private @Nullable PublicAddress publicAddress;
    private @Nullable String address;
    private @Nullable String site;
    private @Nullable String scheme;

    /**
     * Keeps the request; nothing is read yet.
     *
     * @param received the request as the container received it
     * @param proxies the trusted proxies
     */
    public ClientAddress(HttpServletRequest received, TrustedProxies proxies) {
        this.received = received;
        this.proxies = proxies;
    }

    /** {@return the address, if the container has one} */
    public Optional<String> address() {
        String known = address;
        if (known == null) {
            known = peerOf(received)
                    .map(peer -> IpAddress.textOf(callerOf(peer, received)))
                    .orElseGet(received::getRemoteAddr);
            address = known;
        }
        return Optional.ofNullable(known);
    }

    /** {@return the network of one subscriber: the address for IPv4, the /64 for IPv6} */
    public String network() {
        return text(ClientNetwork::of);
    }

    /** {@return the network of one site: the address for IPv4, the /48 for IPv6} */
    public String site() {
        String known = site;
        if (known == null) { // each permit of the request asks
            known = text(ip -> ClientNetwork.of(ip).site());
            site = known;
        }
        return known;
    }

    private String text(Function<InetAddress, ClientNetwork> network) {
        return address()
                .flatMap(IpAddress::read)
                .map(network)
                .map(ClientNetwork::toString)
                .orElse("unknown");
    }

    /**
     * {@return the /48 that contains a /64 of IPv6; an address of IPv4 itself}
     *
     * @param network a network, as {@link #network} returns it
     */
    public static String siteOf(String network) {
        return ClientNetwork.read(network)
                .map(ClientNetwork::site)
                .map(ClientNetwork::toString)
                .orElse(network);
    }

    /**
     * {@return the /56 and the /48 that contain a /64 of IPv6; none for an address of IPv4}
     *
     * @param network a network, as {@link #network} returns it
     */
    public static List<String> widerThan(String network) {
        return ClientNetwork.read(network).stream()
                .flatMap(known -> known.wider().stream())
                .map(ClientNetwork::toString)
                .toList();
    }

    /** {@return {@code http} or {@code https}} */
    public String scheme() {
        String known = scheme;
        if (known == null) {
            known = told("proto", CUSTOMARY_SCHEME)
                    .map(told -> told.toLowerCase(Locale.ROOT))
                    .filter(DEFAULT_PORTS::containsKey)
                    .orElseGet(received::getScheme);
            scheme = known;
        }
        return known;
    }

    /** {@return the port that the client addressed; without a port in {@code Host}, the default port of the scheme} */
    public int port() {
        int port = received.getServerPort();
        boolean implied = Objects.equals(DEFAULT_PORTS.get(received.getScheme()), port);
        return implied ? DEFAULT_PORTS.getOrDefault(scheme(), port) : port;
    }

    private InetAddress callerOf(InetAddress peer, HttpServletRequest request) {
        if (!proxies.contains(peer)) {
            return peer;
        }
        List<String> standard = elements(request, STANDARD);
        List<String> customary = elements(request, CUSTOMARY);
        InetAddress first = walk(peer, standard, ForwardedHop::standard);
        InetAddress second = walk(peer, customary, ForwardedHop::customary);
        if (standard.isEmpty()) {
            return second;
        }
        return customary.isEmpty() || first.equals(second) ? first : peer;
    }

    private InetAddress walk(InetAddress peer, List<String> hops, Function<String, Optional<InetAddress>> reader) {
        InetAddress known = peer;
        for (String hop : hops.reversed()) {
            Optional<InetAddress> next = proxies.contains(known) ? reader.apply(hop) : Optional.empty();
            if (next.isEmpty()) {
                break;
            }
            known = next.get();
        }
        return known;
    }

    /** {@return the address under which the client reaches the service} */
    public PublicAddress publicAddress() {
        PublicAddress known = publicAddress;
        if (known == null) {
            known = new PublicAddress(received, this, proxies.publicUrl());
            publicAddress = known;
        }
        return known;
    }

    /** {@return whether the request comes from a trusted proxy} */
    boolean isForwarded() {
        Boolean known = forwarded;
        if (known == null) {
            known = !proxies.equals(TrustedProxies.NONE)
                    && peerOf(received).filter(proxies::contains).isPresent();
            forwarded = known;
        }
        return known;
    }

    /**
     * {@return what the nearest proxy tells of the request that it received, if it is trusted, and does not contradict
     * itself}
     *
     * @param parameter the parameter of {@code Forwarded}
     * @param header the customary header
     */
    Optional<String> told(String parameter, String header) {
        if (!isForwarded()) {
            return Optional.empty();
        }
        Optional<String> standard =
                last(elements(received, STANDARD)).flatMap(element -> ForwardedHop.parameter(element, parameter));
        Optional<String> customary = told(header);
        boolean agree =
                standard.isEmpty() || customary.isEmpty() || standard.get().equalsIgnoreCase(customary.get());
        return agree ? standard.or(() -> customary) : Optional.empty();
    }

    /**
     * {@return what the nearest proxy tells in a customary header, if it is trusted}
     *
     * @param header the header
     */
    Optional<String> told(String header) {
        return isForwarded() ? last(elements(received, header)).map(String::strip) : Optional.empty();
    }

    private static Optional<String> last(List<String> elements) {
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements.getLast());
    }

    /**
     * Splits at commas in quoted strings, too: the parts are malformed, which ends the reading, so they cannot hide an
     * address.
     */
    private static List<String> elements(HttpServletRequest request, String header) {
        List<String> elements = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(header))) {
            for (String element : line.split(",", -1)) {
                if (!element.isBlank()) {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    private static Optional<InetAddress> peerOf(HttpServletRequest request) {
        String text = request.getRemoteAddr();
        if (text == null) {
            return Optional.empty();
        }
        int zone = text.indexOf('%');
        return IpAddress.read(zone < 0 ? text : text.substring(0, zone));
    }
}
