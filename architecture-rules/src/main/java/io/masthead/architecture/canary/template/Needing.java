package io.masthead.architecture.canary.template;

/** Needs somebody else's. */
public class Needing {

    private final Neighbour neighbour;

    Needing(Neighbour neighbour) {
        this.neighbour = neighbour;
    }

    Neighbour itself() {
        return neighbour;
    }
}
