package io.masthead.architecture.junit;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import io.masthead.architecture.Hexagon;
import java.util.Set;

/**
 * Locations of the classes that {@code hexagon.properties} names, for
 * {@code @AnalyzeClasses(locations = HexagonClasses.class)}.
 */
public final class HexagonClasses implements LocationProvider {

    /** Constructor for ArchUnit. */
    public HexagonClasses() {}

    @Override
    public Set<Location> get(Class<?> testClass) {
        return Hexagon.found().locations();
    }
}
