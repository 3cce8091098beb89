package io.masthead.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;

/**
 * A hexagon in miniature that keeps every rule, and the misdeeds that can be added to it: packages {@code
 * bad.<misdeed>} in the room where the misdeed happens.
 */
final class Miniature {

    static final String ROOT = "io.masthead.architecture.miniature";

    private Miniature() {}

    static JavaClasses good() {
        return importing(location -> !location.contains("/bad/"));
    }

    static JavaClasses with(String misdeed) {
        String added = "/bad/" + misdeed + "/";
        return importing(location -> !location.contains("/bad/") || location.contains(added));
    }

    /** The good one, but for what lies at some paths below the root, like {@code domain/reader}. */
    static JavaClasses without(String... parts) {
        return importing(location -> !location.contains("/bad/")
                && Arrays.stream(parts).noneMatch(part -> location.contains("/miniature/" + part)));
    }

    private static JavaClasses importing(ImportOption option) {
        return new ClassFileImporter().withImportOption(option).importPackages(ROOT);
    }
}
