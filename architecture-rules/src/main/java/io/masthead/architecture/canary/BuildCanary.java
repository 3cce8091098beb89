package io.masthead.architecture.canary;

import io.masthead.architecture.build.BuildFiles;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Generates a build in which the domain depends on an adapter, and checks that the rule reports it. */
public final class BuildCanary {

    private static final String INSIDE = "hexagon-canary-domain";
    private static final String OUTSIDE = "hexagon-canary-adapter";

    private BuildCanary() {}

    /**
     * {@return the result of the canary}
     *
     * @param rule the rule
     * @param configuration the name of the configuration, for the message
     * @throws Misconfigured if the rule does not report the canary
     */
    public static RuleRun.Canary release(Rule rule, String configuration) {
        try (TemporaryDirectory build = TemporaryDirectory.make()) {
            Path base = build.path();
            Path top = pom(
                    base,
                    "hexagon-canary",
                    "<modules><module>" + INSIDE + "</module><module>" + OUTSIDE + "</module></modules>");
            pom(
                    base.resolve(INSIDE),
                    INSIDE,
                    "<dependencies><dependency><groupId>hexagon</groupId><artifactId>" + OUTSIDE
                            + "</artifactId></dependency></dependencies>");
            pom(base.resolve(OUTSIDE), OUTSIDE, "");
            Map<Path, Set<HexagonRole>> roles = Map.of(
                    base.resolve(INSIDE), Set.of(HexagonRole.DOMAIN),
                    base.resolve(OUTSIDE), Set.of(HexagonRole.DRIVEN_ADAPTER));
            boolean reported = BuildFiles.read(base, List.of(top)).check(roles, rule, RuleRun.State.ERROR).stream()
                    .anyMatch(finding -> finding.subject().equals(INSIDE));
            if (!reported) {
                throw new Misconfigured(List.of(configuration + ": " + rule.id() + " does not see " + INSIDE
                        + ", a module made to break it; switch the rule off with a reason"));
            }
            return RuleRun.Canary.CAUGHT;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path pom(Path directory, String artifact, String content) throws IOException {
        Files.createDirectories(directory);
        return Files.writeString(
                directory.resolve("pom.xml"),
                "<project><groupId>hexagon</groupId><artifactId>" + artifact + "</artifactId>" + content
                        + "</project>");
    }
}
