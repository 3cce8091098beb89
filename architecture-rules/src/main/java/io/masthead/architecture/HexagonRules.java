package io.masthead.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The rules of a hexagon whose rooms lie below one root package.
 *
 * <p>The rooms are {@code <root>.domain}, {@code <root>.application}, {@code <root>.adapters.<name>},
 * {@code <root>.bootstrap} and, if there is one, {@code <root>.testkit}; inside each, packages are features. Every rule
 * can be checked by itself, with {@link ArchRule#check} or as a field annotated {@code @ArchTest}. Its description
 * starts with a stable name and ends with what to do instead.
 *
 * <p>A rule fails where it would have nothing to say: if no checked class is in a room that it is about, the violation
 * names the package that was searched. Check production classes of all rooms together, without tests.
 */
public final class HexagonRules {

    private final Layout layout;

    private HexagonRules(Layout layout) {
        this.layout = layout;
    }

    /**
     * Makes the rules for a project. Whatever lies below {@code <root>.adapters} is an adapter; one at least has to be
     * there.
     *
     * @param root the package that all rooms share, like {@code com.example.shop}
     * @return the rules
     */
    public static HexagonRules of(String root) {
        return new HexagonRules(new Layout(root, List.of()));
    }

    /**
     * Names adapters that have to be there, so that the rules about adapters fail where one of them has gone.
     *
     * @param names the packages below {@code <root>.adapters}, like {@code rest}
     * @return rules that require these adapters
     */
    public HexagonRules withAdapters(String... names) {
        return new HexagonRules(new Layout(layout.root(), List.of(names)));
    }

    /** {@return every rule, in the order in which this class lists them} */
    public List<ArchRule> all() {
        return List.of(
                domainStandsAlone(),
                applicationKnowsDomainOnly(),
                coreReadsNoSurroundings(),
                featuresHaveNoCycles(),
                drivingPortsAreMarked(),
                drivenPortsAreImplemented(),
                adaptersStayApart(),
                adaptersAreKnownToBootstrapOnly(),
                persistenceIsHidden(),
                entitiesStayAtHome(),
                transactionsBelongToBootstrap(),
                injectionIsByConstructor(),
                legacyTypesAreAvoided());
    }

    /** {@return {@code domain-stands-alone}: the domain depends on the JDK and JSpecify's annotations only} */
    public ArchRule domainStandsAlone() {
        return new CoreRules(layout).domainStandsAlone();
    }

    /** {@return {@code application-knows-domain-only}: the application depends on nothing else} */
    public ArchRule applicationKnowsDomainOnly() {
        return new CoreRules(layout).applicationKnowsDomainOnly();
    }

    /**
     * {@return {@code core-reads-no-surroundings}: neither domain nor application read the clock, chance, the
     * environment, the default zone or language, or the standard streams}
     */
    public ArchRule coreReadsNoSurroundings() {
        return new CoreRules(layout).coreReadsNoSurroundings();
    }

    /**
     * {@return {@code features-have-no-cycles}: the features of a room do not depend on each other in a circle; classes
     * in the room's own package are shared by its features and not looked at}
     */
    public ArchRule featuresHaveNoCycles() {
        return new CoreRules(layout).featuresHaveNoCycles();
    }

    /**
     * {@return {@code driving-ports-are-marked}: a driving port is an interface with one abstract method, annotated
     * with one of {@code Command}, {@code Query} and {@code Workflow} of {@code <root>.application}}
     */
    public ArchRule drivingPortsAreMarked() {
        return new PortRules(layout).drivingPortsAreMarked();
    }

    /**
     * {@return {@code driven-ports-are-implemented}: each public interface that the domain declares and does not
     * implement itself is implemented by a class outside of domain and testkit; a lambda is not seen}
     */
    public ArchRule drivenPortsAreImplemented() {
        return new PortRules(layout).drivenPortsAreImplemented();
    }

    /** {@return {@code adapters-stay-apart}: no adapter depends on another} */
    public ArchRule adaptersStayApart() {
        return new AdapterRules(layout).adaptersStayApart();
    }

    /** {@return {@code adapters-are-known-to-bootstrap-only}: nothing else depends on an adapter} */
    public ArchRule adaptersAreKnownToBootstrapOnly() {
        return new AdapterRules(layout).adaptersAreKnownToBootstrapOnly();
    }

    /**
     * {@return {@code persistence-is-hidden}: of the top-level classes in {@code <root>.adapters.persistence}, one is
     * public, its configuration}
     */
    public ArchRule persistenceIsHidden() {
        return new AdapterRules(layout).persistenceIsHidden();
    }

    /** {@return {@code entities-stay-at-home}: JPA entities are used in their own package only} */
    public ArchRule entitiesStayAtHome() {
        return new AdapterRules(layout).entitiesStayAtHome();
    }

    /**
     * {@return {@code transactions-belong-to-bootstrap}: {@code @Transactional} is used nowhere, and what surrounds it
     * in bootstrap alone}
     */
    public ArchRule transactionsBelongToBootstrap() {
        return new CodeRules(layout).transactionsBelongToBootstrap();
    }

    /** {@return {@code injection-is-by-constructor}: no field and no method is injected} */
    public ArchRule injectionIsByConstructor() {
        return new CodeRules(layout).injectionIsByConstructor();
    }

    /**
     * {@return {@code legacy-types-are-avoided}: no dates and calendars from before {@code java.time}, no
     * {@code java.util.logging}, and standard streams in bootstrap alone}
     */
    public ArchRule legacyTypesAreAvoided() {
        return new CodeRules(layout).legacyTypesAreAvoided();
    }
}
