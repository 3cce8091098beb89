package io.masthead.bootstrap;

import io.masthead.http.admission.Admission;
import io.masthead.http.admission.Usage;
import io.masthead.http.admission.WorkClass;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Meters of the permits of each class of work: requests at work, those that wait, and those refused since the start. */
final class AdmissionMetrics implements MeterBinder {

    private static final String CLASS = "class";
    private static final Usage NONE = new Usage(0, 0, 0);

    private final Admission admission;

    AdmissionMetrics(Admission admission) {
        this.admission = admission;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (WorkClass work : admission.usage().keySet()) {
            String name = TagNames.of(work);
            gauge(registry, "admission.requests.at.work", "Requests that have a permit", work, name, Usage::atWork);
            gauge(
                    registry,
                    "admission.requests.waiting",
                    "Requests that wait for a permit",
                    work,
                    name,
                    Usage::waiting);
            FunctionCounter.builder(
                            "admission.requests.refused",
                            admission,
                            known -> of(known, work).refused())
                    .tag(CLASS, name)
                    .description("Requests that got no permit, answered with 503")
                    .register(registry);
        }
    }

    private void gauge(
            MeterRegistry registry,
            String meter,
            String description,
            WorkClass work,
            String name,
            ToDoubleFunction<Usage> number) {
        Gauge.builder(meter, admission, known -> number.applyAsDouble(of(known, work)))
                .tag(CLASS, name)
                .description(description)
                .register(registry);
    }

    private static Usage of(Admission admission, WorkClass work) {
        return admission.usage().getOrDefault(work, NONE);
    }
}
