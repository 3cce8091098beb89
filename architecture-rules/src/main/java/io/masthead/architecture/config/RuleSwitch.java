package io.masthead.architecture.config;

import io.masthead.architecture.report.RuleRun;

/**
 * What the configuration says of a rule.
 *
 * @param state whether it counts
 * @param reason why
 */
public record RuleSwitch(RuleRun.State state, String reason) {}
