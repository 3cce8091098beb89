package io.masthead.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Packages of the corpus, and changes to it that a tool needs. */
final class Corpus {

    static final List<String> ADAPTERS = List.of("web", "cli", "table", "mail");
    static final String PACKAGES = CorpusCase.ROOT + ".";

    private static final String PACKAGE_INFO = ".package-info";

    private Corpus() {}

    /** {@return the names of the cases} */
    static Set<String> names(List<CorpusCase> cases) {
        return cases.stream().map(CorpusCase::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the corpus with other sources} */
    static List<CorpusCase> replaced(List<CorpusCase> cases, Function<String, String> change) {
        return cases.stream().map(one -> with(one, change.apply(one.source()))).toList();
    }

    /** {@return the corpus with annotations on its packages; the empty text annotates nothing} */
    static List<CorpusCase> annotated(List<CorpusCase> cases, Function<String, String> annotations) {
        List<CorpusCase> result = new ArrayList<>();
        Set<String> packages = new TreeSet<>();
        for (CorpusCase one : cases) {
            String packageName = one.name().substring(0, one.name().lastIndexOf('.'));
            boolean description = one.name().endsWith(PACKAGE_INFO);
            result.add(description ? with(one, annotations.apply(packageName) + one.source()) : one);
            String above = packageName;
            while (above.startsWith(PACKAGES)) {
                packages.add(above);
                above = above.substring(0, above.lastIndexOf('.'));
            }
        }
        Set<String> names = names(cases);
        packages.stream()
                .filter(name -> !names.contains(name + PACKAGE_INFO)
                        && !annotations.apply(name).isEmpty())
                .map(name -> new CorpusCase(
                        name + PACKAGE_INFO,
                        annotations.apply(name) + "package " + name + ";",
                        CorpusCase.DEFAULT,
                        List.of(),
                        List.of()))
                .forEach(result::add);
        return result;
    }

    private static CorpusCase with(CorpusCase one, String source) {
        return new CorpusCase(one.name(), source, one.compiler(), one.planted(), one.near());
    }
}
