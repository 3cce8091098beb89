package io.masthead;

import io.masthead.architecture.junit.HexagonTest;

/** The whole project keeps its own rules, run as any other project would run them. */
class ArchitectureTest extends HexagonTest {}
