package io.masthead.http.forwarding;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Address under which the client of a request reaches the service: scheme, host and path prefix. It is the configured
 * one; or else that of the nearest trusted proxy, from {@code Forwarded} (RFC 7239) or {@code X-Forwarded-Host} and
 * {@code X-Forwarded-Prefix}; or else, if no proxy is in sight, that of {@code Host}.
 *
 * <p>Through a proxy that is not trusted the address is unknown: {@code Host} may be the name that the proxy has for
 * this service. References are then relative, so that they are right at any address. The same holds for HTTP/1.0, which
 * has no {@code Host} of its own, and which proxies speak by default.
 */
public final class PublicAddress {

    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    /** Without dot segments, so that no client leaves the prefix. */
    private static final Pattern PREFIX = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]{1,100}){1,10}+");

    private static final List<String> SIGNS_OF_PROXIES = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Real-IP",
            "Via");

    private final HttpServletRequest received;
    private final ClientAddress client;
    private final @Nullable URI configured;
    private @Nullable String told;
    private @Nullable String direct;

    PublicAddress(HttpServletRequest received, ClientAddress client, Optional<URI> configured) {
        this.received = received;
        this.client = client;
        this.configured = configured.orElse(null);
    }

    /**
     * {@return a reference to a resource for the client, with as much of its address as is known}
     *
     * @param path an absolute path, with a query or without
     */
    public String absolute(String path) {
        return url().map(address -> address + path).orElseGet(() -> relative(path));
    }

    /** {@return the URL of the service, without a trailing slash, if it is known} */
    public Optional<String> url() {
        return told().or(this::direct);
    }

    /**
     * {@return a reference to a resource that repeats no {@code Host}: a path, with the prefix if one is known}
     *
     * @param path an absolute path
     */
    public String reference(String path) {
        Optional<String> address = told();
        if (address.isPresent()) {
            return URI.create(address.get()).getRawPath() + path;
        }
        return direct().isPresent() ? path : relative(path);
    }

    /** {@return the relative reference to the root of the service, with a trailing slash or empty} */
    public String root() {
        return "../".repeat(depth());
    }

    /** {@return whether {@link #absolute} repeats {@code Host}, which any client can choose} */
    public boolean repeatsHost() {
        return told().isEmpty() && direct().isPresent();
    }

    /**
     * {@return whether an origin (RFC 6454 §6.2) is that of the pages of this service: as configured, as a trusted proxy
     * tells it, or as {@code Host} does, which no page can choose}
     *
     * @param origin the value of {@code Origin}; a malformed one is of no page
     */
    public boolean isOwnOrigin(String origin) {
        return told().map(URI::create)
                        .map(PublicAddress::originOf)
                        .filter(origin::equals)
                        .isPresent()
                || origin.equals(originOf(client.scheme(), received.getServerName() + ":" + client.port()));
    }

    /** Not by host and port of the URI, which has none of them if the host has an underscore. */
    private static String originOf(URI address) {
        return originOf(address.getScheme(), address.getRawAuthority());
    }

    private static String originOf(String scheme, String authority) {
        String usualPort = scheme.equals("https") ? ":0*443$" : ":0*80$";
        return scheme + "://" + authority.toLowerCase(Locale.ROOT).replaceFirst(usualPort, "");
    }

    private String relative(String path) {
        return root() + path.substring(1);
    }

    /** The number of segments of the path before the last, which may be empty. */
    private int depth() {
        return (int)
                received.getRequestURI().chars().skip(1).filter(c -> c == '/').count();
    }

    private Optional<String> told() {
        String known = told;
        if (known == null) {
            known = configured == null ? ofProxy().orElse("") : configured.toString();
            told = known;
        }
        return Optional.of(known).filter(address -> !address.isEmpty());
    }

    private Optional<String> ofProxy() {
        if (!client.isForwarded()) {
            return Optional.empty();
        }
        String prefix = client.told("X-Forwarded-Prefix")
                .map(value -> value.replaceFirst("/+$", ""))
                .filter(value -> PREFIX.matcher(value).matches())
                .orElse("");
        return client.told("host", "X-Forwarded-Host")
                .or(() -> showsSigns() ? host() : Optional.empty())
                .filter(PublicAddress::isHost)
                .map(host -> client.scheme() + "://" + host + prefix);
    }

    private Optional<String> direct() {
        String known = direct;
        if (known == null) {
            known = ofHost().orElse("");
            direct = known;
        }
        return Optional.of(known).filter(address -> !address.isEmpty());
    }

    private Optional<String> ofHost() {
        boolean isProxied = received.getProtocol().equals("HTTP/1.0") || showsSigns();
        return isProxied
                ? Optional.empty()
                : host().filter(PublicAddress::isHost).map(host -> client.scheme() + "://" + host);
    }

    /** {@return whether a proxy tells that it is one, and so is configured to pass on {@code Host}, if it is trusted} */
    private boolean showsSigns() {
        return SIGNS_OF_PROXIES.stream().anyMatch(sign -> received.getHeader(sign) != null);
    }

    private static boolean isHost(String text) {
        return HOST.matcher(text).matches() && (!text.startsWith("[") || hasValidAddress(text));
    }

    /** Asks URI, which is stricter than {@code InetAddress.ofLiteral}: groups of IPv6 have up to four digits. */
    private static boolean hasValidAddress(String host) {
        try {
            URI unused = new URI("//" + host);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private Optional<String> host() {
        return Optional.ofNullable(received.getHeader("Host"));
    }
}
