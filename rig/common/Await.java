package common;

/** Waits for what another process does. */
public final class Await {

    /** Condition that may fail while it does not hold yet. */
    public interface Condition {

        boolean holds() throws Exception;
    }

    private Await() {}

    /** {@return the seconds until the condition held} */
    public static double until(int seconds, String what, Condition condition) throws InterruptedException {
        double time = within(seconds, condition);
        if (time < 0) {
            throw new IllegalStateException("Waited " + seconds + " s in vain for " + what + ".");
        }
        return time;
    }

    /** {@return the seconds until the condition held, or -1 if it does not in time} */
    public static double within(double seconds, Condition condition) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                if (condition.holds()) {
                    return (System.nanoTime() - start) / 1e9;
                }
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (Exception notYet) {
                // It may hold later.
            }
            if (System.nanoTime() - start > seconds * 1e9) {
                return -1;
            }
            Thread.sleep(20);
        }
    }

    public static void pause(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1000));
    }
}
