package io.masthead.http.pipeline;

import io.masthead.http.problem.ProblemReason;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import java.net.InetAddress;
import java.util.Locale;

/**
 * Refuses requests that arrive on the loopback interface under the name of another machine: a page in a browser of this
 * machine sends them when its name has been pointed here (DNS rebinding). The allowed host names of Spring Security's
 * {@code StrictHttpFirewall} hold for all interfaces, and would need each request to be wrapped.
 */
final class LoopbackHost {

    private final ProblemWriter problems;

    LoopbackHost(ProblemWriter problems) {
        this.problems = problems;
    }

    /** {@return whether the request continues; if not, it is refused} */
    boolean admits(RequestContext context) {
        if (!isLoopback(context.request().getLocalAddr())
                || isNameOfThisMachine(context.request().getServerName())) {
            return true;
        }
        problems.write(context.request(), context.response(), ProblemReason.FOREIGN_HOST);
        return false;
    }

    /** Names below {@code localhost} always mean this machine (RFC 6761 §6.3). */
    private static boolean isNameOfThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || isLoopback(name);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address.replaceAll("^\\[|\\]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
