package io.masthead.bootstrap;

import org.springframework.context.SmartLifecycle;

/** Step of the stop of the service, with nothing to start. */
abstract class StopStep implements SmartLifecycle {

    private final int phase;
    private volatile boolean running;

    /**
     * Creates a step.
     *
     * @param phase its phase: what has a higher one stops before it
     */
    StopStep(int phase) {
        this.phase = phase;
    }

    /** Does what is to be done before what has a lower phase stops. */
    abstract void perform() throws InterruptedException;

    @Override
    public final void start() {
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
        try {
            perform();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
