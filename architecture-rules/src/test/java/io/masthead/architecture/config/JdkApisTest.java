package io.masthead.architecture.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of {@code jdk.txt} against the running JDK: a newer one fails here and names what to review. */
@SuppressWarnings("MethodName")
class JdkApisTest {

    private static JdkScan jdk;

    @BeforeAll
    static void scan() throws IOException {
        jdk = new JdkScan();
    }

    @Test
    void every_name_exists() {
        Set<String> names = Jdk.sections(
                "locale",
                "locale of scanner",
                "zone",
                "charset",
                "clock",
                "now",
                "randomness",
                "environment",
                "file",
                "console",
                "client",
                "client types",
                "input and output");

        assertThat(names).allMatch(jdk::exists);
        assertThat(jdk.packages()).containsAll(Jdk.sections("packages"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "locale;        locale;         java.util.Locale.getDefault",
                "zone;          zone,now;       java.util.TimeZone.getDefault,java.util.TimeZone.getDefaultRef,"
                        + "java.time.ZoneId.systemDefault",
                "charset;       charset;        java.nio.charset.Charset.defaultCharset",
                "clock;         clock,now;      java.lang.System.currentTimeMillis,java.lang.System.nanoTime,"
                        + "jdk.internal.misc.VM.getNanoTimeAdjustment",
                "randomness;    randomness;     java.lang.Math.random,java.util.Random.<init>(),"
                        + "java.security.SecureRandom.<init>,java.util.concurrent.ThreadLocalRandom.current,"
                        + "jdk.internal.util.random.RandomSupport.initialSeed",
                "environment;   environment;    java.lang.System.getenv,java.lang.System.getProperty,"
                        + "java.lang.System.getProperties,java.lang.System.console,java.lang.System.lineSeparator,"
                        + "java.lang.ProcessBuilder.start,java.lang.Runtime.exec,java.lang.ProcessHandleImpl.current",
                "file;          file;           java.io.FileInputStream.<init>,java.io.FileOutputStream.<init>,"
                        + "java.io.RandomAccessFile.<init>,java.nio.file.FileSystems.getDefault"
            })
    void what_the_jdk_does_is_listed_or_reviewed(String reviewed, String sections, String sinks) throws IOException {
        Set<String> known = new TreeSet<>(reviewed(reviewed));
        known.addAll(Jdk.sections(sections.split(",", -1)));

        assertThat(jdk.reaching(Set.of(sinks.split(",", -1))))
                .as("new in JDK " + Runtime.version())
                .filteredOn(method -> !known.contains(method) && !known.contains(method.replaceFirst("\\(.*", "")))
                .filteredOn(method -> new AllowedTypes(List.of())
                        .allows(method.replaceFirst("\\(.*", "").replaceFirst("\\.[^.]+$", "")))
                .filteredOn(method -> !method.matches("java\\.time\\..*\\.(now|dateNow)\\(.*"))
                .isEmpty();
    }

    @Test
    void every_package_is_allowed_or_is_input_and_output() {
        Set<String> inputAndOutput = Set.of(
                "java.net.spi",
                "java.nio.channels",
                "java.nio.channels.spi",
                "java.nio.file",
                "java.nio.file.attribute",
                "java.nio.file.spi",
                "javax.net",
                "javax.net.ssl");

        assertThat(jdk.packages())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Jdk.sections("packages"), inputAndOutput)
                        .flatMap(Set::stream)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"java.io, memory", "java.net, names"})
    void every_type_of_input_and_output_is_listed_or_reviewed(String packageName, String reviewed) throws IOException {
        Set<String> known = new TreeSet<>(reviewed(reviewed));
        known.addAll(Jdk.sections("input and output"));

        assertThat(jdk.types(packageName))
                .as("new in JDK " + Runtime.version())
                .filteredOn(type -> !known.contains(type))
                .isEmpty();
    }

    /** Returns a section of the methods and types that were looked at and found harmless. */
    private static Set<String> reviewed(String section) throws IOException {
        try (InputStream in = Objects.requireNonNull(JdkApisTest.class.getResourceAsStream("jdk-reviewed.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = text.indexOf("[" + section + "]");
            int end = text.indexOf("\n[", start);
            return text.substring(start, end < 0 ? text.length() : end)
                    .lines()
                    .skip(1)
                    .collect(Collectors.toSet());
        }
    }
}
