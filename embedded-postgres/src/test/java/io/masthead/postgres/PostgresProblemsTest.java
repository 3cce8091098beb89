package io.masthead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class PostgresProblemsTest {

    private static final DataDirectory DATA = new DataDirectory(Path.of("/data"), TestServers.HOST);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initdb: error: could not write to file \"pg_wal/xlogtemp.1\": No space left on device",
                "PANIC:  could not write to file: No space left on device\nLOG:  aborting startup",
                "FATAL:  could not extend file: Disk quota exceeded",
                "ERROR:  could not extend file \"base/5/16384\": wrote only 4096 of 8192 bytes at block 0"
            })
    void recognises_a_full_disk_in_what_a_command_says(String output) {
        assertThat(PostgresProblems.running("It fails", DATA, output))
                .hasMessage("The disk that holds /data is full: free some space there, or give Masthead another data"
                        + " directory with DATA_DIR.");
    }

    @Test
    void recognises_a_full_disk_in_what_the_file_system_says() {
        assertThat(PostgresProblems.writing(DATA.host(), DATA.root(), new IOException("No space left on device")))
                .hasMessageStartingWith("The disk that holds /data is full");
        assertThat(PostgresProblems.writing(
                        DATA.host(), DATA.root(), new FileSystemException("/data/x", null, "No space left on device")))
                .hasMessageStartingWith("The disk that holds /data is full");
    }

    @Test
    void names_the_path_the_reason_and_the_remedy() {
        assertThat(PostgresProblems.writing(
                        DATA.host(), DATA.root(), new FileSystemException("/data", null, "Read-only file system")))
                .hasMessage("Masthead cannot write to /data (Read-only file system): give it a data directory of its"
                        + " own with DATA_DIR, or use a PostgreSQL of your own with DATABASE_URL.");
        assertThat(PostgresProblems.writing(DATA.host(), DATA.root(), new AccessDeniedException("/data")))
                .hasMessageContaining("(permission denied): run it as the owner of the data, ");
    }

    @Test
    void repeats_the_last_serious_line_and_no_other() {
        assertThat(PostgresProblems.running("It fails", DATA, """
                        2026-11-23 04:00:13.009 UTC [1] LOG:  starting PostgreSQL
                        2026-11-23 04:00:13.010 UTC [1] FATAL:  the first
                        2026-11-23 04:00:13.011 UTC [1] FATAL:  could not map anonymous shared memory
                        2026-11-23 04:00:13.012 UTC [1] HINT:  buy some
                        """))
                .hasMessageStartingWith("It fails (could not map anonymous shared memory): see /data/postgres.log");
    }

    @Test
    void repeats_the_last_line_when_none_is_serious() {
        assertThat(PostgresProblems.running("It fails", DATA, "one\npg_ctl: server did not start in time\n\n"))
                .hasMessageStartingWith("It fails (pg_ctl: server did not start in time): ");
        assertThat(PostgresProblems.running("It fails", DATA, ""))
                .hasMessageStartingWith("It fails (it gave no reason): ");
    }
}
