package io.masthead.adapters.rest.event;

import io.masthead.http.problem.Problem;

/** Message of the service on the live connection. */
sealed interface LiveResponse {

    /** {@return the kind of the message} */
    String type();

    /**
     * A change.
     *
     * @param type the kind of the message
     * @param after the place behind it
     * @param event the change
     */
    record Occurred(String type, String after, CloudEvent event) implements LiveResponse {

        Occurred(String after, CloudEvent event) {
            this("event", after, event);
        }
    }

    /**
     * The place up to which everything is sent; it answers each message that is carried out.
     *
     * @param type the kind of the message
     * @param after the place
     */
    record Position(String type, String after) implements LiveResponse {

        Position(String after) {
            this("position", after);
        }
    }

    /**
     * Changes are missing: the client reads again what it keeps. What follows is complete from a place on.
     *
     * @param type the kind of the message
     * @param after the place
     */
    record Reset(String type, String after) implements LiveResponse {

        Reset(String after) {
            this("reset", after);
        }
    }

    /**
     * A message of the client was refused, and has had no effect.
     *
     * @param type the kind of the message
     * @param problem the reason
     */
    record Refused(String type, Problem problem) implements LiveResponse {

        Refused(Problem problem) {
            this("error", problem);
        }
    }
}
