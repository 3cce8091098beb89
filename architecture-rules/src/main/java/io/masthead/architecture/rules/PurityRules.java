package io.masthead.architecture.rules;

import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.List;

/** Rules that keep the core deterministic: independent of the moment, the machine and the run. */
final class PurityRules {

    private PurityRules() {}

    static List<Check> all() {
        return List.of(
                Check.ofCalls(
                        rule(
                                "HEX-401",
                                "core-reads-no-wall-clock",
                                "the core reads no wall clock",
                                "what depends on the moment cannot be repeated",
                                "take the moment as an argument, or a Clock or InstantSource from bootstrap"),
                        ClassRole::isCore,
                        access -> AmbientApis.CLOCK.matches(access) || AmbientApis.isNowWithoutClock(access)),
                Check.ofCalls(
                        rule(
                                "HEX-402",
                                "core-takes-no-chance",
                                "the core makes no random values",
                                "what depends on chance cannot be repeated",
                                "take the value as an argument, or ask a driven port for it"),
                        ClassRole::isCore,
                        AmbientApis.RANDOMNESS::matches),
                Check.ofCalls(
                        rule(
                                "HEX-403",
                                "core-reads-no-environment",
                                "the core uses no environment variables, system properties, console, processes or files",
                                "it would behave differently from machine to machine, for no visible reason",
                                "let bootstrap read the setting, and take it as an argument"),
                        ClassRole::isCore,
                        AmbientApis.ENVIRONMENT::matches),
                Check.ofCalls(
                        rule(
                                "HEX-404",
                                "core-uses-no-defaults-of-the-machine",
                                "the core uses no default zone, locale or charset",
                                "texts and dates would differ from machine to machine",
                                "name the zone, the locale and the charset"),
                        ClassRole::isCore,
                        AmbientApis::isDefault));
    }

    private static Rule rule(String id, String name, String statement, String why, String instead) {
        return new Rule(id, name, statement, why, instead, Severity.ERROR, RuleSet.HEXAGON);
    }
}
