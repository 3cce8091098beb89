package io.masthead.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.Value;

/**
 * Class of the corpus, or module of a build, with the rules that it breaks and those that it nearly breaks.
 *
 * @param name the full name of the class or module
 * @param source the source; of a module, what {@link CorpusBuild} reads
 * @param compiler the release of Java that it is compiled for, {@code in} and the one that finds it in place of another
 *     class, {@code module} for the descriptor of a module of Java, or {@code kotlin}, {@code lombok} or {@code build}
 * @param planted the rules that it breaks
 * @param near the rules that it keeps, although it looks like a violation
 */
record CorpusCase(String name, String source, String compiler, List<String> planted, List<String> near) {

    static final String ROOT = "com.acme";

    /** Configuration of the hexagon that all cases are part of. */
    static final List<String> CONFIGURATION = List.of(
            "root=com.acme",
            "domain=.domain..",
            "shared-kernel=.kernel..",
            "driving-port=.port.in..",
            "driven-port=.port.out.., port:.domain..",
            "use-case=.application..",
            "driving-adapter=.web.., .cli..",
            "driven-adapter=.table.., .mail..",
            "bootstrap=.bootstrap.., class:*Wiring",
            "outside=.tools..",
            "outside.reason=tools",
            "driving-port.marks=com.acme.port.in.Command,com.acme.port.in.Query",
            "adapter.hidden=.mail.hidden..");

    /** Start of the packages of stand-ins for libraries. */
    private static final String LIBRARY = "library.";

    private static final Pattern HEADER = Pattern.compile("=== ([\\w.]+)\\.([\\w-]+)(.*)");
    private static final Pattern LINE = Pattern.compile("([+-])(HEX-\\d+) (.+)");
    private static final Pattern CYCLE = Pattern.compile("\\* (HEX-\\d+) (.+)");
    private static final Pattern BUILD_MODULE = Pattern.compile("(?:([+-])(HEX-\\d+) )?(\\w+): (.+)");

    /** Compiler of cases that name none. */
    static final String DEFAULT = "17";

    /** Compilers with a file of their own for their cases. */
    static final String KOTLIN = "kotlin";

    static final String LOMBOK = "lombok";
    static final String BUILD = "build";

    /** Compiler of the descriptor of a module of Java, which names classes that have to be compiled before. */
    private static final String MODULE = "module";

    private static final String MODULE_INFO = "module-info";

    /** Compiler of classes that a later release of Java finds in place of others, before the number of the release. */
    private static final String LATER = "in";

    private static final String LOMBOK_JAR = Path.of(Value.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
            .toString();

    /** {@return the cases of all files in a directory} */
    static List<CorpusCase> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Compiles cases into a directory, each by its compiler; those of the default first, since others use them. */
    static void compile(List<CorpusCase> cases, Path classes) {
        Map<String, List<CorpusCase>> byCompiler =
                cases.stream().collect(Collectors.groupingBy(CorpusCase::compiler, TreeMap::new, Collectors.toList()));
        compile(DEFAULT, Objects.requireNonNull(byCompiler.remove(DEFAULT)), classes);
        byCompiler.forEach((compiler, members) -> compile(compiler, members, classes));
    }

    private static void compile(String compiler, List<CorpusCase> cases, Path classes) {
        List<String> sources = cases.stream().map(CorpusCase::source).toList();
        switch (compiler) {
            case KOTLIN -> KotlinCompilation.of(classes, classes.resolveSibling(KOTLIN), cases);
            case LOMBOK -> Compilation.of(classes, 17, sources, List.of("-processorpath", LOMBOK_JAR));
            case BUILD -> CorpusBuild.write(cases, classes);
            case MODULE -> Compilation.of(classes, 17, sources, List.of());
            default -> {
                String release = compiler.replace(LATER, "");
                Path output = compiler.equals(release) ? classes : classes.resolve(Compilation.VERSIONS + release);
                Compilation.of(output, Integer.parseInt(release), sources, List.of());
            }
        }
    }

    /** {@return the directories of all classes, after they have been compiled} */
    static List<Path> outputs(Path classes) {
        return Stream.concat(Stream.of(classes), CorpusBuild.outputs(classes)).toList();
    }

    private static List<CorpusCase> read(Path file) {
        List<CorpusCase> cases = new ArrayList<>();
        String header = "";
        StringBuilder body = new StringBuilder();
        String stem = file.getFileName().toString().replaceFirst("\\..*", "");
        String compiler = List.of(KOTLIN, LOMBOK, BUILD).contains(stem) ? stem : DEFAULT;
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher call = LINE.matcher(line);
                Matcher cycle = CYCLE.matcher(line);
                Matcher module = BUILD_MODULE.matcher(line);
                if (compiler.equals(BUILD) && module.matches()) {
                    cases.add(ofModule(module));
                } else if (line.startsWith("=== ")) {
                    add(header, body, compiler, cases);
                    header = line;
                } else if (call.matches()) {
                    cases.add(ofCall(stem, cases.size(), call.group(1), call.group(2), call.group(3)));
                } else if (cycle.matches()) {
                    cases.add(ofCycle(cycle.group(1), cycle.group(2)));
                } else if (!line.startsWith("#")) {
                    body.append(line).append('\n');
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        add(header, body, compiler, cases);
        return cases;
    }

    private static void add(String header, StringBuilder body, String compiler, List<CorpusCase> cases) {
        if (!header.isEmpty()) {
            cases.add(ofBlock(header, body.toString(), compiler));
        }
        body.setLength(0);
    }

    private static CorpusCase ofBlock(String header, String body, String fileCompiler) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(header);
        }
        String packageName = matcher.group(1).startsWith(LIBRARY)
                ? matcher.group(1).substring(LIBRARY.length())
                : ROOT + "." + matcher.group(1);
        String name = matcher.group(2);
        List<String> planted = new ArrayList<>();
        List<String> near = new ArrayList<>();
        String compiler = fileCompiler;
        for (String word : matcher.group(3).strip().split("\\s+", -1)) {
            if (word.startsWith("+")) {
                planted.add(word.substring(1));
            } else if (word.startsWith("-")) {
                near.add(word.substring(1));
            } else if (word.startsWith("@")) {
                compiler = word.substring(1);
            }
        }
        String source =
                compiler.equals(KOTLIN) || declares(name, body) ? body : "class " + name + " {\n" + body + "}\n";
        return new CorpusCase(packageName + "." + name, source(packageName, name, source), compiler, planted, near);
    }

    private static boolean declares(String name, String body) {
        return name.equals("package-info")
                || name.equals(MODULE_INFO)
                || Pattern.compile("(class|interface|enum|record) " + name + "\\b")
                        .matcher(body)
                        .find();
    }

    private static String source(String packageName, String name, String source) {
        String text = source.strip();
        if (name.equals(MODULE_INFO)) {
            return text;
        }
        return name.equals("package-info")
                ? text.replaceFirst(";?$", "") + " package " + packageName + ";"
                : "package " + packageName + ";\n" + source;
    }

    /** Returns a case of no class, but of the packages that begin with this one. */
    private static CorpusCase ofCycle(String rule, String first) {
        String name = ROOT + "." + first;
        return new CorpusCase(name, "package " + name + ".marker; class Marker {}", DEFAULT, List.of(rule), List.of());
    }

    private static CorpusCase ofModule(Matcher line) {
        List<String> rules = Stream.ofNullable(line.group(2)).toList();
        boolean planted = "+".equals(line.group(1));
        return new CorpusCase(
                CorpusBuild.PREFIX + line.group(3),
                line.group(4),
                BUILD,
                planted ? rules : List.of(),
                planted ? List.of() : rules);
    }

    /** Returns a case in which a method contains nothing but an expression, or statements if they end in a semicolon. */
    private static CorpusCase ofCall(String stem, int number, String sign, String rule, String code) {
        String role = switch (rule) {
            case "HEX-103" -> "domain";
            case "HEX-401", "HEX-402", "HEX-403", "HEX-404" -> number % 3 == 0 ? "application" : "domain";
            case "HEX-105" -> "application";
            default -> "web";
        };
        String packageName = ROOT + "." + role + "." + stem.toLowerCase(Locale.ROOT);
        String name = "Case" + number;
        String body = code.endsWith(";")
                ? "void run() throws Exception { " + code + " }"
                : "Object run() throws Exception { return " + code + "; }";
        boolean planted = sign.equals("+");
        return new CorpusCase(
                packageName + "." + name,
                "package " + packageName + ";\n@SuppressWarnings(\"all\")\nclass " + name + " {\n" + body + "\n}\n",
                DEFAULT,
                planted ? List.of(rule) : List.of(),
                planted ? List.of() : List.of(rule));
    }
}
