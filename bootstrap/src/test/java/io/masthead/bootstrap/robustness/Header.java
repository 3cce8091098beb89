package io.masthead.bootstrap.robustness;

/** Header line of a request. */
public record Header(String name, String value) {

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
