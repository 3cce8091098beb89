package common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words after {@code rig/run}. */
record Arguments(List<Run> chosen, Path jar, boolean quick, boolean sabotage, Map<String, Integer> numbers) {

    static Arguments parse(List<String> words, List<Run> runs) {
        boolean quick = words.contains("--short");
        List<Run> chosen = chosen(words.getFirst(), runs, quick);
        Path jar = Path.of("bootstrap", "target", "masthead.jar").toAbsolutePath();
        boolean sabotage = false;
        Map<String, Integer> numbers = new HashMap<>();
        // A number means something else in each run.
        List<Option> options = chosen.size() == 1 ? chosen.getFirst().options() : List.of();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.replaceFirst("^--", "");
            if (word.equals("--short")) {
                // Read above.
                continue;
            }
            if (word.equals("--sabotage")) {
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
                throw new IllegalArgumentException("There is no option '" + word + "' of " + words.getFirst() + "; there are --jar, "
                        + options.stream().map(option -> "--" + option.name() + ", ").collect(Collectors.joining())
                        + "--short and --sabotage.");
            }
        }
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("There is no file " + jar + ".");
        }
        return new Arguments(chosen, jar, quick, sabotage, Map.copyOf(numbers));
    }

    /** Names are separated by commas; "all" is each of them, but for those that it leaves out in the short form. */
    private static List<Run> chosen(String names, List<Run> runs, boolean quick) {
        if (names.equals("all")) {
            return runs.stream().filter(run -> !quick || run.isInShortForm()).toList();
        }
        List<Run> chosen = new ArrayList<>();
        for (String name : names.split(",")) {
            chosen.add(runs.stream()
                    .filter(run -> run.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no run '" + name + "': rig/run --help lists them.")));
        }
        return chosen;
    }

    private static int number(String option, String value) {
        if (!value.matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException(option + " takes a number from 1 to 99999999, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
