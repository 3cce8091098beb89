package io.masthead.architecture.report;

/**
 * Dependencies of one role on another.
 *
 * @param from the dependent role
 * @param to the role that it depends on
 * @param dependencies the number of pairs of classes
 * @param violations the number of those pairs that fail the run
 */
public record Edge(HexagonRole from, HexagonRole to, int dependencies, int violations) {}
