package io.masthead.architecture.config;

import java.util.List;

/** Failure of a run whose configuration, classes or build files cannot be used as they are. */
public final class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Reports all problems at once.
     *
     * @param problems a sentence for each problem: file and line, what is wrong, and how to mend it
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
