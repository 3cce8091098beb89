package io.masthead.bootstrap.robustness;

/** A line of the head of a request. */
public record Header(String name, String value) {

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
