package io.masthead.postgres;

import static io.masthead.postgres.TestServers.execute;
import static io.masthead.postgres.TestServers.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class PageChecksumsTest {

    @TempDir
    private Path directory;

    @Test
    void finds_a_changed_byte_of_a_page_whose_server_does_not_run_and_a_backup_of_it_ends() throws Exception {
        Path data = directory.resolve("data");
        String table;
        try (EmbeddedPostgres postgres = TestServers.start(data)) {
            execute(postgres, "create table notes as select 'note ' || n as text from generate_series(1, 5000) n");
            table = single(postgres, "select pg_relation_filepath('notes')");
        }
        Path cluster = data.resolve("postgres");
        assertThat(PageChecksums.damagedFile(cluster)).isEmpty();

        change(cluster.resolve(table), 2 * PageChecksums.PAGE + 4_000);

        assertThat(PageChecksums.damagedFile(cluster)).contains(table);
        try (EmbeddedPostgres postgres = TestServers.start(data)) {
            Path file = directory.resolve("backup");
            DatabaseBackup backup = new DatabaseBackup(data, TestServers.HOST, new BackupContentOfTests());
            assertThatThrownBy(() -> backup.write(file, (done, total) -> {}))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(table + " is damaged in block 2");
            assertThat(file).doesNotExist();
            assertThat(UnfinishedFile.partialOf(file)).doesNotExist();
            await().untilAsserted(() -> assertThat(single(postgres, "select count(*) from pg_replication_slots"))
                    .isEqualTo("0"));
        }
    }

    @Test
    void knows_the_files_that_have_pages() {
        assertThat(PageChecksums.firstBlock("base/5/1259")).contains(0);
        assertThat(PageChecksums.firstBlock("global/1262_fsm")).contains(0);
        assertThat(PageChecksums.firstBlock("base/16384/16385_vm.2")).contains(262_144);
        assertThat(PageChecksums.firstBlock("global/pg_control")).isEmpty();
        assertThat(PageChecksums.firstBlock("base/5/pg_filenode.map")).isEmpty();
        assertThat(PageChecksums.firstBlock("PG_VERSION")).isEmpty();
    }

    @Test
    void leaves_out_what_belongs_to_the_running_server() throws Exception {
        Path cluster = Files.createDirectory(directory.resolve("cluster"));
        for (String name : new String[] {
            "PG_VERSION",
            "postmaster.pid",
            "pg_wal/000000010000000000000001",
            "pg_replslot/slot/state",
            "pg_subtrans/0000",
            "base/pgsql_tmp/pgsql_tmp1.0",
            "base/5/pg_internal.init",
            "base/5/1259",
            "global/pg_control"
        }) {
            Path file = cluster.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "12345");
        }

        ClusterFiles files = ClusterFiles.of(cluster);

        assertThat(files.files()).containsExactlyInAnyOrder("PG_VERSION", "base/5/1259");
        assertThat(files.directories())
                .containsExactlyInAnyOrder("pg_wal", "pg_replslot", "pg_subtrans", "base", "base/5", "global");
        assertThat(files.bytes()).isEqualTo(10);
    }

    private static void change(Path file, long at) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer content = ByteBuffer.allocate(1);
            assertThat(channel.read(content, at)).isEqualTo(1);
            content.put(0, (byte) (content.get(0) ^ 1));
            assertThat(channel.write(content.flip(), at)).isEqualTo(1);
        }
    }
}
