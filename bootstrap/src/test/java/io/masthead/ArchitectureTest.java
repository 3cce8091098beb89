package io.masthead;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.masthead.architecture.junit.HexagonClasses;
import io.masthead.architecture.junit.HexagonRules;

/** The whole project keeps its own rules, run as any other project would run them. */
@AnalyzeClasses(locations = HexagonClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HEXAGON = ArchTests.in(HexagonRules.class);
}
