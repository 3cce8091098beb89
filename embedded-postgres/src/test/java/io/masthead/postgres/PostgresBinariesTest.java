package io.masthead.postgres;

import static io.masthead.postgres.TestServers.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class PostgresBinariesTest {

    @TempDir
    private Path directory;

    private PostgresBinaries binaries;

    /** The real ones take seconds to unpack. */
    @BeforeEach
    void packSomething() throws Exception {
        Path content = Files.createDirectories(directory.resolve("content/bin"));
        Files.writeString(content.resolve("initdb"), "#!/bin/sh\n");
        Path server = Files.writeString(content.resolve("postgres"), "#!/bin/sh\n");
        assertThat(server.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(
                Files.createDirectories(directory.resolve("content/lib")).resolve("libpq.so"), Path.of("libpq.so.5"));
        Path archive = directory.resolve("small.txz");
        Process tar = new ProcessBuilder("tar", "-cJf", archive.toString(), "-C", "content", "bin", "lib")
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        binaries = new PostgresBinaries(archive.toUri().toURL(), HOST);
    }

    @Test
    void unpacks_once_and_replaces_what_is_not_whole() throws IOException {
        Path halfUnpacked = Files.createDirectories(directory.resolve("postgresql-00000000.new/bin"));
        Path previousVersion = Files.createDirectories(directory.resolve("postgresql-0123abcd/bin"));
        Path somebodyElses = Files.createDirectories(directory.resolve("postgresql-backup"));

        Path unpacked = binaries.unpackedBelow(directory);
        assertThat(unpacked.resolve("bin/postgres")).isExecutable();
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
