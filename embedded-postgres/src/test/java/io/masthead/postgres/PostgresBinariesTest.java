package io.masthead.postgres;

import static io.masthead.postgres.TestServers.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@SuppressWarnings("MethodName")
class PostgresBinariesTest {

    @TempDir
    private Path directory;

    @Test
    void unpacks_once_and_replaces_what_is_not_whole() throws IOException {
        Path halfUnpacked = Files.createDirectories(directory.resolve("postgresql-00000000.new/bin"));
        Path previousVersion = Files.createDirectories(directory.resolve("postgresql-0123abcd/bin"));
        Path somebodyElses = Files.createDirectories(directory.resolve("postgresql-backup"));

        PostgresBinaries binaries = small();
        Path unpacked = binaries.unpackedBelow(directory);
        assertThat(unpacked.resolve("bin/postgres")).isExecutable();
        assertThat(unpacked.resolve("bin/initdb").toFile().canExecute()).isFalse();
        assertThat(unpacked.resolve("lib")).isDirectoryContaining(Files::isSymbolicLink);
        assertThat(halfUnpacked).doesNotExist();
        assertThat(previousVersion).doesNotExist();
        assertThat(somebodyElses).exists();

        Path trace = Files.createFile(unpacked.resolve("trace"));
        assertThat(binaries.unpackedBelow(directory)).isEqualTo(unpacked);
        assertThat(trace).exists();

        Files.write(unpacked.resolve("bin/initdb"), new byte[0]);
        assertThat(binaries.unpackedBelow(directory)).isEqualTo(unpacked);
        assertThat(trace).doesNotExist();
        assertThat(unpacked.resolve("bin/initdb")).isNotEmptyFile();
    }

    @Test
    void never_uses_a_directory_without_the_mark_of_being_whole() throws IOException {
        PostgresBinaries binaries = small();
        Path unpacked = binaries.unpackedBelow(directory);
        Files.delete(unpacked.resolve("unpacked-bytes"));
        Files.delete(unpacked.resolve("bin/postgres"));

        assertThat(binaries.unpackedBelow(directory).resolve("bin/postgres")).isExecutable();
    }

    @Test
    void takes_the_version_from_an_archive_outside_a_jar_too() throws IOException {
        Path archive = directory.resolve("postgres.txz");
        try (var content = getClass()
                .getClassLoader()
                .getResourceAsStream(Platform.current(HOST).archive())) {
            assertThat(content).isNotNull();
            Files.copy(content, archive);
        }

        Path outside = new PostgresBinaries(archive.toUri().toURL(), HOST).unpackedBelow(directory);

        assertThat(outside.getFileName()).isEqualTo(TestServers.binaries().getFileName());
        assertThat(outside.resolve("bin/postgres")).isExecutable();
    }

    /** The real ones take seconds to unpack. */
    private PostgresBinaries small() throws IOException {
        Path archive = directory.resolve("small.txz");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new XZOutputStream(Files.newOutputStream(archive), new LZMA2Options(LZMA2Options.PRESET_MIN)))) {
            write(tar, "bin/initdb", 0644);
            write(tar, "bin/postgres", 0755);
            TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
            link.setLinkName("libpq.so.5");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return new PostgresBinaries(archive.toUri().toURL(), HOST);
    }

    private static void write(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,    amd64,   postgres-linux-x86_64.txz",
        "Linux,    aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64,  postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "FreeBSD,  amd64,   postgres-freebsd-x86_64.txz"
    })
    void knows_the_archive_of_each_platform(String system, String architecture, String archive) {
        assertThat(Platform.of(system, architecture, HOST).archive()).isEqualTo(archive);
    }

    @Test
    void says_that_there_is_none_for_this_machine() {
        assertThatThrownBy(() -> PostgresBinaries.onClassPath(Platform.of("Plan 9", "mips", HOST), HOST))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("set DATABASE_URL");
    }

    @Test
    void says_that_windows_is_not_supported() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64", HOST))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage("Masthead brings no PostgreSQL of its own on Windows: set DATABASE_URL to a PostgreSQL that"
                        + " it may use.");
    }
}
