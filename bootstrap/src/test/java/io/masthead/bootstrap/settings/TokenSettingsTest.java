package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class TokenSettingsTest {

    private static final String KEY = "c2f1a97e5b08d346f9e17c52ab60d483";
    private static final String OTHER_KEY = "7d90b3e64f1a28c5e06b9d7a3158fc42";
    private static final String ADDRESS = "postgresql://app:secret@db.example.com/app";
    private static final String UNREADABLE =
            "SIGNING_KEY_FILE must be the path of a file that the user that runs the service can read";

    @TempDir
    private Path directory;

    @Test
    void the_previous_key_stands_beside_the_present_one() {
        assertThat(load(Map.of("SECRET_KEY", KEY, "SECRET_KEY_PREVIOUS", OTHER_KEY))
                        .previousSecretKey())
                .contains(OTHER_KEY);

        assertThat(problems(Map.of("SECRET_KEY_PREVIOUS", OTHER_KEY)))
                .containsExactly(
                        "SECRET_KEY_PREVIOUS must be set only together with SECRET_KEY, which takes its place");
        assertThat(problems(Map.of("SECRET_KEY", KEY, "SECRET_KEY_PREVIOUS", KEY)))
                .containsExactly("SECRET_KEY_PREVIOUS must be another key than SECRET_KEY");
        assertThat(problems(Map.of("SECRET_KEY", KEY, "SECRET_KEY_PREVIOUS", "short")))
                .containsExactly("SECRET_KEY_PREVIOUS must be at least 32 bytes long");
        assertThat(problems(Map.of("SECRET_KEY", "short", "SECRET_KEY_PREVIOUS", "short")))
                .containsExactly(
                        "SECRET_KEY must be at least 32 bytes long",
                        "SECRET_KEY_PREVIOUS must be at least 32 bytes long");
    }

    @Test
    void the_file_of_the_key_starts_from_the_working_directory() throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), "key");

        assertThat(load(Map.of("SIGNING_KEY_FILE", "kept/../key.pem")).signingKeyFile())
                .contains(file);
        assertThat(load(Map.of("SIGNING_KEY_FILE", file.toString())).signingKeyFile())
                .contains(file);
    }

    @Test
    void the_file_of_the_key_may_be_a_link_as_kubernetes_makes_them() throws IOException {
        Files.writeString(directory.resolve("key.pem"), "key");
        Path link = Files.createSymbolicLink(directory.resolve("link.pem"), Path.of("key.pem"));

        assertThat(load(Map.of("SIGNING_KEY_FILE", "link.pem")).signingKeyFile())
                .contains(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent.pem", ".", "a\0b"})
    void what_is_no_file_to_read_is_refused(String path) {
        assertThat(problems(Map.of("SIGNING_KEY_FILE", path))).containsExactly(UNREADABLE);
    }

    @Test
    void an_external_database_needs_one_key_of_either_kind() throws IOException {
        Files.writeString(directory.resolve("key.pem"), "key");

        Settings settings = load(Map.of("DATABASE_URL", ADDRESS, "SIGNING_KEY_FILE", "key.pem"));

        assertThat(settings.secretKey()).isEmpty();
        assertThat(settings.signingKeyFile()).isPresent();
        assertThat(problems(Map.of("DATABASE_URL", ADDRESS, "SIGNING_KEY_FILE", "absent.pem")))
                .containsExactly(UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com",
                "https://login.example.com/",
                "https://login.example.com:8443/realms/blog",
                "https://[2001:db8::1]/",
                "http://localhost:9000/realm",
                "http://127.0.0.1",
                "http://[::1]:9000"
            })
    void an_issuer_is_kept_as_it_is_written(String issuer) {
        assertThat(load(Map.of("OIDC_ISSUER", issuer, "OIDC_AUDIENCE", " blog "))
                        .oidcProvider())
                .contains(new OidcProviderSettings(URI.create(issuer), "blog"))
                .hasValueSatisfying(
                        provider -> assertThat(provider.issuer().toString()).isEqualTo(issuer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.com",
                "https:login.example.com",
                "HTTPS://login.example.com",
                "https://",
                "https:///realm",
                "https://:8443",
                "https://login.example.com:0",
                "https://login.example.com:65536",
                "https://login.example.com/?",
                "https://login.example.com/?realm=blog",
                "https://login.example.com/#",
                "https://login.example.com/#realm",
                "https://user@login.example.com",
                "https://user:password@login.example.com",
                "https://@login.example.com",
                "https://login.example.com/a b",
                "https://my_login/realm",
                "http://login.example.com",
                "http://127.0.0.2",
                "http://localhost.example.com",
                "http://localhost@login.example.com",
                "ftp://localhost"
            })
    void what_is_no_issuer_is_refused(String issuer) {
        assertThat(problems(Map.of("OIDC_ISSUER", issuer, "OIDC_AUDIENCE", "blog")))
                .singleElement()
                .asString()
                .startsWith("OIDC_ISSUER must look like https://login.example.com/realm")
                .contains("with a host of letters, digits, hyphens and dots");
    }

    @Test
    void an_audience_is_visible_ascii() {
        assertThat(load(oidc("!".repeat(255))).oidcProvider()).isPresent();

        List.of("a".repeat(256), "a b", "a\tb", "blög", "a\u007f")
                .forEach(audience -> assertThat(problems(oidc(audience)))
                        .containsExactly("OIDC_AUDIENCE must be 1 to 255 visible ASCII characters without spaces"));
    }

    @Test
    void an_issuer_and_an_audience_need_each_other() {
        assertThat(load(Map.of()).oidcProvider()).isEmpty();

        assertThat(problems(Map.of("OIDC_ISSUER", "https://login.example.com")))
                .containsExactly("OIDC_AUDIENCE must be set, as OIDC_ISSUER is");
        assertThat(problems(Map.of("OIDC_AUDIENCE", "blog")))
                .containsExactly("OIDC_ISSUER must be set, as OIDC_AUDIENCE is");
    }

    @Test
    void the_service_and_the_provider_are_different_issuers() {
        String issuer = "https://login.example.com";

        assertThat(problems(Map.of("OIDC_ISSUER", issuer, "OIDC_AUDIENCE", "blog", "PUBLIC_URL", issuer + "/")))
                .containsExactly("PUBLIC_URL must be another address than OIDC_ISSUER");
    }

    private Settings load(Map<String, String> environment) {
        return Settings.load(environment, directory);
    }

    private List<String> problems(Map<String, String> environment) {
        try {
            return List.of("no problem at all: " + load(environment));
        } catch (InvalidSettings invalid) {
            return invalid.problems();
        }
    }

    private static Map<String, String> oidc(String audience) {
        return Map.of("OIDC_ISSUER", "https://login.example.com", "OIDC_AUDIENCE", audience);
    }
}
