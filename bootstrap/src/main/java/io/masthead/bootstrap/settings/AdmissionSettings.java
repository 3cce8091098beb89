package io.masthead.bootstrap.settings;

import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.BytesInFlight;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Limits of what is at work at a time.
 *
 * @param reads the permits of reads of one entity
 * @param lists the permits of lists
 * @param listsAlone the permits of lists while nothing else is at work
 * @param writes the permits of changes
 * @param imports the batches of imports that are written
 * @param signIns the permits of sign-ins
 * @param registrations the permits of registrations
 * @param queue the longest wait for a permit while a class is overloaded
 * @param memoryMebibytes the budget for bodies and responses in flight
 */
public record AdmissionSettings(
        int reads,
        int lists,
        int listsAlone,
        int writes,
        int imports,
        int signIns,
        int registrations,
        Duration queue,
        int memoryMebibytes) {

    private static final String READS = "READ_PERMITS";
    private static final String LISTS = "LIST_PERMITS";
    private static final String LISTS_ALONE = "LIST_PERMITS_ALONE";
    private static final String WRITES = "WRITE_PERMITS";
    private static final String IMPORTS = "IMPORT_PERMITS";
    private static final String MEMORY = "IN_FLIGHT_MEMORY";

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LEAST_MEMORY = (int) (BytesInFlight.LEAST / MEBIBYTE);

    /**
     * Reads in the order of docs/settings.md.
     *
     * @param reader the source
     * @param pool the connections to the database, which reads, lists, changes and imports divide; all others share
     *     the rest
     */
    static AdmissionSettings read(SettingsReader reader, ConnectionPool pool) {
        int processors = Runtime.getRuntime().availableProcessors();
        int reads = permits(reader, READS, pool.share(40));
        int lists = permits(reader, LISTS, pool.share(15));
        int writes = permits(reader, WRITES, pool.share(30));
        AdmissionSettings settings = new AdmissionSettings(
                reads,
                lists,
                permits(reader, LISTS_ALONE, reader.isSet(LISTS) || lists == 1 ? lists : lists + writes - 1),
                writes,
                permits(reader, IMPORTS, 2),
                // They wait for a hash most of the time, and need a connection for a moment.
                permits(reader, "SIGN_IN_PERMITS", 16 * processors),
                permits(reader, "REGISTRATION_PERMITS", 8 * processors),
                reader.read("QUEUE_TIMEOUT", text -> SettingParsers.time(text, "20ms", "1s"))
                        .orElse(AdmissionLimits.USUAL_WAIT),
                reader.read(MEMORY, text -> SettingParsers.number(text, LEAST_MEMORY, 1_048_576))
                        .orElse((int) (BytesInFlight.usualBudget() / MEBIBYTE)));
        settings.reportWhatCannotWork(reader, pool);
        return settings;
    }

    private static int permits(SettingsReader reader, String name, int usual) {
        return reader.read(name, text -> SettingParsers.number(text, 1, 2_000)).orElse(usual);
    }

    /** With a small pool, the defaults overlap with imports, which is slow, but was not asked for. */
    private void reportWhatCannotWork(SettingsReader reader, ConnectionPool pool) {
        boolean isChosen = Stream.of(READS, LISTS, WRITES, IMPORTS).anyMatch(reader::isSet);
        if (isChosen && (long) reads + lists + writes + imports >= pool.maximum()) {
            reader.report("READ_PERMITS, LIST_PERMITS, WRITE_PERMITS and IMPORT_PERMITS must be fewer together than the"
                    + " connections of DB_POOL_SIZE and DB_MAX_OVERFLOW, which all others need one of");
        }
        if (listsAlone < lists) {
            reader.report("LIST_PERMITS_ALONE must not be less than LIST_PERMITS");
        }
        if (reader.isSet(LISTS_ALONE) && (long) listsAlone + reads >= pool.maximum()) {
            reader.report("LIST_PERMITS_ALONE and READ_PERMITS must be fewer together than the connections of"
                    + " DB_POOL_SIZE and DB_MAX_OVERFLOW");
        }
        if (reader.isSet(MEMORY) && memoryBytes() > Runtime.getRuntime().maxMemory() / 2) {
            reader.report("IN_FLIGHT_MEMORY must fit into half of the heap");
        }
    }

    /** {@return the budget for bodies and responses in flight, in bytes} */
    public long memoryBytes() {
        return (long) memoryMebibytes * MEBIBYTE;
    }
}
