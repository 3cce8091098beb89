package common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words after {@code rig/run}. */
record Arguments(String run, Path jar, boolean quick, boolean sabotage, Map<String, Integer> numbers) {

    static Arguments parse(List<String> words, List<Run> runs) {
        String run = words.getFirst();
        Path jar = Path.of("bootstrap", "target", "masthead.jar").toAbsolutePath();
        boolean quick = false;
        boolean sabotage = false;
        Map<String, Integer> numbers = new HashMap<>();
        List<Option> options = runs.stream()
                .filter(each -> run.equals(each.name()))
                .findFirst()
                .map(Run::options)
                .orElse(List.of());
        if (!run.equals("all") && runs.stream().noneMatch(each -> run.equals(each.name()))) {
            throw new IllegalArgumentException("There is no run '" + run + "': rig/run --help lists them.");
        }
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.replaceFirst("^--", "");
            if (word.equals("--short")) {
                quick = true;
            } else if (word.equals("--sabotage")) {
                sabotage = true;
            } else if (word.equals("--jar") || options.stream().anyMatch(option -> word.equals("--" + option.name()))) {
                if (++i == words.size()) {
                    throw new IllegalArgumentException(word + " takes a value.");
                }
                if (word.equals("--jar")) {
                    jar = Path.of(words.get(i)).toAbsolutePath();
                } else {
                    numbers.put(name, number(word, words.get(i)));
                }
            } else {
                throw new IllegalArgumentException("There is no option '" + word + "' of " + run + "; there are --jar, "
                        + options.stream().map(option -> "--" + option.name() + ", ").collect(Collectors.joining())
                        + "--short and --sabotage.");
            }
        }
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("There is no file " + jar + ".");
        }
        return new Arguments(run, jar, quick, sabotage, Map.copyOf(numbers));
    }

    private static int number(String option, String value) {
        if (!value.matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException(option + " takes a number from 1 to 99999999, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
