package io.masthead.bootstrap;

import io.masthead.http.health.ServiceState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/**
 * State of the service from Spring Boot's health groups, which application.yaml defines. A change is logged by the probe
 * that meets it first; no other probe logs.
 */
final class ActuatorHealth implements ServiceState {

    private static final Logger LOG = LoggerFactory.getLogger(ActuatorHealth.class);

    private final HealthEndpoint health;
    private final Map<String, Status> known = new ConcurrentHashMap<>();

    ActuatorHealth(HealthEndpoint health) {
        this.health = health;
    }

    @Override
    public boolean isLive() {
        return isUp("liveness");
    }

    @Override
    public boolean isReady() {
        return isUp("readiness");
    }

    /** Before it was up for the first time, the service is starting, which is no change. */
    private boolean isUp(String group) {
        HealthDescriptor descriptor = health.healthForPath(group);
        Status status = descriptor == null ? Status.UNKNOWN : descriptor.getStatus();
        boolean isUp = Status.UP.equals(status);
        Status before = isUp ? known.put(group, status) : known.replace(group, status);
        if (before != null && !before.equals(status)) {
            LOG.warn("The {} of the service was {}, and is {}", group, before, status);
        }
        return isUp;
    }
}
