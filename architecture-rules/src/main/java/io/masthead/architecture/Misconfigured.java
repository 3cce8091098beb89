package io.masthead.architecture;

import java.util.List;

/** The rules cannot be run as they are told to. */
public final class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Makes the failure.
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
