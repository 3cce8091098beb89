package io.masthead.architecture.report;

/**
 * The dependencies of one role on another.
 *
 * @param from whose
 * @param to on whom
 * @param dependencies how many pairs of classes
 * @param violations how many of them are in findings that fail the run
 */
public record Edge(HexagonRole from, HexagonRole to, int dependencies, int violations) {}
