package io.masthead.bootstrap;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * AOT cache of the JVM: classes as they are after loading and linking (JEP 483, JEP 514). {@code bin/masthead} gives it a
 * name that tells the JDK, the options and the build, and starts the JVM with it once it exists.
 *
 * @param file the file, which may not exist
 * @param trainedInBackground whether a service makes it when it is ready
 */
record AotCache(Path file, boolean trainedInBackground) {

    private static final String FILE = "masthead.cache";
    private static final String TRAINING = "masthead.train";

    /** {@return the cache of this process; none, where the jar itself was started} */
    static Optional<AotCache> ofProcess() {
        return Optional.ofNullable(System.getProperty(FILE))
                .map(file -> new AotCache(Path.of(file), "background".equals(System.getProperty(TRAINING))));
    }

    /** The JVM shares no classes at all where it has refused the cache that its options name. */
    boolean isUsed() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:AOTCache=" + file)
                && System.getProperty("java.vm.info", "").contains("sharing");
    }
}
