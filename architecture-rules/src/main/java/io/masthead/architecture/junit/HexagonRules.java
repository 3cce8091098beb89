package io.masthead.architecture.junit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.masthead.architecture.Hexagon;

/**
 * All rules as rules of ArchUnit, configured by the nearest {@code hexagon.properties}, for its JUnit support:
 *
 * <pre>{@code
 * @AnalyzeClasses(locations = HexagonClasses.class)
 * class ArchitectureTest {
 *
 *     @ArchTest
 *     static final ArchTests hexagon = ArchTests.in(HexagonRules.class);
 * }
 * }</pre>
 *
 * <p>A rule that is switched off passes; exceptions and the baseline hold here as everywhere. Each rule can be used
 * alone, and frozen by {@code FreezingArchRule}.
 */
public final class HexagonRules {

    private static final ReportRules RULES = new ReportRules(Hexagon::found);

    /** HEX-101. */
    @ArchTest
    public static final ArchRule HEX_101 = RULES.of("HEX-101");

    /** HEX-102. */
    @ArchTest
    public static final ArchRule HEX_102 = RULES.of("HEX-102");

    /** HEX-103. */
    @ArchTest
    public static final ArchRule HEX_103 = RULES.of("HEX-103");

    /** HEX-104. */
    @ArchTest
    public static final ArchRule HEX_104 = RULES.of("HEX-104");

    /** HEX-105. */
    @ArchTest
    public static final ArchRule HEX_105 = RULES.of("HEX-105");

    /** HEX-201. */
    @ArchTest
    public static final ArchRule HEX_201 = RULES.of("HEX-201");

    /** HEX-202. */
    @ArchTest
    public static final ArchRule HEX_202 = RULES.of("HEX-202");

    /** HEX-203. */
    @ArchTest
    public static final ArchRule HEX_203 = RULES.of("HEX-203");

    /** HEX-204. */
    @ArchTest
    public static final ArchRule HEX_204 = RULES.of("HEX-204");

    /** HEX-301. */
    @ArchTest
    public static final ArchRule HEX_301 = RULES.of("HEX-301");

    /** HEX-302. */
    @ArchTest
    public static final ArchRule HEX_302 = RULES.of("HEX-302");

    /** HEX-401. */
    @ArchTest
    public static final ArchRule HEX_401 = RULES.of("HEX-401");

    /** HEX-402. */
    @ArchTest
    public static final ArchRule HEX_402 = RULES.of("HEX-402");

    /** HEX-403. */
    @ArchTest
    public static final ArchRule HEX_403 = RULES.of("HEX-403");

    /** HEX-404. */
    @ArchTest
    public static final ArchRule HEX_404 = RULES.of("HEX-404");

    /** HEX-501. */
    @ArchTest
    public static final ArchRule HEX_501 = RULES.of("HEX-501");

    /** HEX-601. */
    @ArchTest
    public static final ArchRule HEX_601 = RULES.of("HEX-601");

    /** HEX-602. */
    @ArchTest
    public static final ArchRule HEX_602 = RULES.of("HEX-602");

    /** HEX-701. */
    @ArchTest
    public static final ArchRule HEX_701 = RULES.of("HEX-701");

    /** HEX-702. */
    @ArchTest
    public static final ArchRule HEX_702 = RULES.of("HEX-702");

    /** HEX-703. */
    @ArchTest
    public static final ArchRule HEX_703 = RULES.of("HEX-703");

    /** HEX-704. */
    @ArchTest
    public static final ArchRule HEX_704 = RULES.of("HEX-704");

    /** HEX-705. */
    @ArchTest
    public static final ArchRule HEX_705 = RULES.of("HEX-705");

    /** HEX-706. */
    @ArchTest
    public static final ArchRule HEX_706 = RULES.of("HEX-706");

    /** HEX-707. */
    @ArchTest
    public static final ArchRule HEX_707 = RULES.of("HEX-707");

    /** HEX-801. */
    @ArchTest
    public static final ArchRule HEX_801 = RULES.of("HEX-801");

    /** The baseline is up to date. */
    @ArchTest
    public static final ArchRule BASELINE = RULES.ofBaseline();

    private HexagonRules() {}
}
