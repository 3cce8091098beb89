package io.masthead.architecture.init;

import java.util.List;
import java.util.stream.Stream;

/**
 * Package below the root, with its top-level classes.
 *
 * @param fullName the full name
 * @param name the name below the root, with what its words tell
 * @param classes the top-level classes
 */
record ScannedPackage(String fullName, PackageName name, List<ScannedClass> classes) {

    /** {@return the classes that do something, which shows the part that they play} */
    Stream<ScannedClass> behaviours() {
        return classes.stream().filter(type -> !type.isInterface() && !type.isData());
    }

    Stream<ScannedClass> interfaces() {
        return classes.stream().filter(ScannedClass::isInterface);
    }
}
