package io.masthead.bootstrap;

import io.masthead.http.health.ServiceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/** State of the service from Spring Boot's health groups, which application.yaml defines. */
final class ActuatorHealth implements ServiceState {

    private static final Logger LOG = LoggerFactory.getLogger(ActuatorHealth.class);

    private final HealthEndpoint health;

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

    private boolean isUp(String group) {
        HealthDescriptor descriptor = health.healthForPath(group);
        Status status = descriptor == null ? Status.UNKNOWN : descriptor.getStatus();
        if (!Status.UP.equals(status)) {
            LOG.warn("Asked for its {}, the service says {}", group, status);
        }
        return Status.UP.equals(status);
    }
}
