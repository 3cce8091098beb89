package io.masthead.architecture.config;

import java.util.List;

/** Failure of a run because of an invalid configuration, class or build file. */
public final class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Reports all problems at once.
     *
     * @param problems a sentence for each problem: file and line, the mistake, and the remedy
     */
    public Misconfigured(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return a sentence for each problem} */
    public List<String> problems() {
        return problems;
    }
}
