package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Settings of accounts that the shared service does not have. */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("MethodName")
class FirstAdminTest {

    @Test
    void registering_the_address_of_the_setting_makes_no_admin(CapturedOutput output) throws Exception {
        Map<String, String> settings = Map.of("ADMIN_EMAIL", "boss@first.test", "PASSWORD_MIN_LENGTH", "12");
        try (RunningService service = RunningService.start(settings)) {
            assertThat(output).contains("No account has the address in ADMIN_EMAIL, so there is no admin");

            Http registered = service.http();
            registered.post(
                    "/users",
                    "{\"name\":\"B\",\"email\":\"boss@first.test\",\"age\":1,\"password\":\"correct horses\"}");
            Http boss = registered.signedIn("boss@first.test", "correct horses");

            assertThat(boss.get("/users/me").json().get("role").asString()).isEqualTo("user");
            assertThat(boss.get("/audit").status()).isEqualTo(403);
            requiresTwelveCharacters(boss);
        }
    }

    private static void requiresTwelveCharacters(Http boss) {
        JsonNode schemas = boss.get("/openapi.json").json().at("/components/schemas");
        Http.Response registration = boss.post(
                "/users", "{\"name\":\"C\",\"email\":\"c@first.test\",\"age\":1,\"password\":\"a pilot cut\"}");
        Http.Response change = boss.json(
                "PUT",
                "/users/me/password",
                "{\"current_password\":\"correct horses\",\"new_password\":\"a pilot cut\"}");

        assertThat(schemas.at("/UserCreate/properties/password/minLength").asInt())
                .isEqualTo(12);
        assertThat(schemas.at("/PasswordChange/properties/new_password/minLength")
                        .asInt())
                .isEqualTo(12);
        for (Http.Response refused : new Http.Response[] {registration, change}) {
            assertThat(refused.codes()).containsExactly("string_too_short");
            assertThat(refused.json().at("/errors/0/limit").asInt()).isEqualTo(12);
        }
    }
}
