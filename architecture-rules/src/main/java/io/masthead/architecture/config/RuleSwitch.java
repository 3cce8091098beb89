package io.masthead.architecture.config;

import io.masthead.architecture.report.RuleRun;

/**
 * Configured state of a rule.
 *
 * @param state the state
 * @param reason the reason for it
 */
public record RuleSwitch(RuleRun.State state, String reason) {}
