package io.masthead.http.health;

import io.masthead.http.authentication.PermitAll;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The two questions of an orchestrator or a load balancer, answered without any detail. */
@RestController
@Tag(name = "Operation")
final class ProbeController {

    private final ServiceState state;

    ProbeController(ServiceState state) {
        this.state = state;
    }

    @PermitAll
    @GetMapping("/livez")
    @Operation(operationId = "checkLiveness", summary = "Does the service work? If not, start it again")
    Up liveness() {
        return upIf(state.isLive());
    }

    @PermitAll
    @GetMapping("/readyz")
    @Operation(operationId = "checkReadiness", summary = "Should requests come here? Not while its database is away")
    Up readiness() {
        return upIf(state.isReady());
    }

    private static Up upIf(boolean up) {
        if (!up) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return new Up("UP");
    }

    /** The good answer; there is a problem instead of a bad one. */
    record Up(@Schema(allowableValues = "UP") String status) {}
}
