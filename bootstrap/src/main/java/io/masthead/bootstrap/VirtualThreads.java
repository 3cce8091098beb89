package io.masthead.bootstrap;

/**
 * Option of the JVM for virtual threads, which has no API. Nothing takes a carrier from a virtual thread that computes:
 * with one for each processor, as many large pages that are being rendered would keep all other requests waiting.
 * The operating system divides the processors among several carriers.
 */
final class VirtualThreads {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int CARRIERS_PER_PROCESSOR = 2;

    private VirtualThreads() {}

    /** Has an effect before the first virtual thread only, and none where the option is given on the command line. */
    static void configure() {
        if (System.getProperty(CARRIERS) == null) {
            int carriers = CARRIERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
            System.setProperty(CARRIERS, Integer.toString(carriers));
        }
    }
}
