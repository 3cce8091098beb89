package io.masthead.architecture;

import java.nio.file.Path;
import java.util.List;

/** Tool that checks the corpus, set up as its guide says. */
interface Tool {

    /** {@return the name in the head of the table} */
    String title();

    /** {@return the name of the jar with its rules, without the version} */
    String jar();

    /** {@return the corpus with the names and annotations that the tool wants} */
    default List<CorpusCase> adapt(List<CorpusCase> cases) {
        return cases;
    }

    /**
     * Checks the compiled corpus, which is on the class path as well.
     *
     * @throws Exception if the tool could not be run
     */
    Findings check(Path classes) throws Exception;
}
