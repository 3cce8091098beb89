package io.masthead.http.health;

import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.PermitAll;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Liveness and readiness probes for orchestrators and load balancers, without details. */
@RestController
@Tag(name = "Operation")
final class ProbeController {

    private final ServiceState state;

    ProbeController(ServiceState state) {
        this.state = state;
    }

    @PermitAll
    @Admitted(WorkClass.PROBE)
    @GetMapping("/livez")
    @Operation(operationId = "checkLiveness", summary = "Does the service work? If not, start it again")
    Up liveness() {
        return upIf(state.isLive());
    }

    @PermitAll
    @Admitted(WorkClass.PROBE)
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

    /** The response of a probe that succeeds; one that fails is a problem. */
    record Up(@Schema(allowableValues = "UP") String status) {}
}
