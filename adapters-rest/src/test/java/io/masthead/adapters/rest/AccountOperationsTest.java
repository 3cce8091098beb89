package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.ChangePassword.Change;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.WeakPassword;
import io.masthead.domain.user.WeakPassword.Weakness;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestSlice
@SuppressWarnings("MethodName")
class AccountOperationsTest {

    private static final UserId SELF = new UserId(7);
    private static final Optional<SessionId> SESSION = Optional.of(new SessionId(70));

    private final Api me;
    private final Stubs stubs;

    AccountOperationsTest(Api api, Stubs stubs) {
        this.me = api.as(7);
        this.stubs = stubs;
    }

    @Test
    void shows_ones_own_account_and_lets_nobody_store_it() {
        stubs.findAccount = Users::ada;

        Api.Response response = me.get("/users/me");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("ETag")).isEqualTo("\"0\"");
        assertThat(response.json()).isEqualTo(Api.json("""
                {"id": 7, "name": "Ada", "email": "ada@example.com", "created_at": "2026-01-02T03:04:05.678901Z",
                 "age": 25, "role": "admin", "updated_at": "2026-01-02T03:04:05.678901Z"}
                """));
    }

    @Test
    void edits_ones_own_account() {
        List<Edit> passed = new ArrayList<>();
        stubs.editUser = edit -> {
            passed.add(edit);
            return Users.alice(edit.id());
        };

        Api.Response response = me.patch("/users/me", "{\"name\": \"Alicia\"}");

        assertThat(passed)
                .containsExactly(new Edit(
                        SELF,
                        SELF,
                        UserChanges.NONE.withName(new UserName("Alicia")),
                        SESSION,
                        Slice.SIGNED_IN,
                        VersionCondition.ANY,
                        response.origin()));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.json().get("role").asString()).isEqualTo("user");
    }

    @Test
    void changes_ones_own_password() {
        List<Change> passed = new ArrayList<>();
        stubs.changePassword = passed::add;

        Api.Response response =
                me.put("/users/me/password", "{\"current_password\": \"\", \"new_password\": \"correct horse\"}");

        assertThat(passed)
                .containsExactly(new Change(SELF, "", new Password("correct horse"), SESSION, response.origin()));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "COMMON, password_common",
        "EMAIL, password_is_email",
        "EMAIL_LOCAL_PART, password_is_email_local_part",
        "NAME, password_is_name",
        "SERVICE_WORD, password_service_word",
        "REPETITION, password_repetition",
        "SEQUENCE, password_sequence"
    })
    void says_why_a_new_password_is_refused(Weakness weakness, String code) {
        stubs.changePassword = change -> {
            throw new WeakPassword(weakness);
        };

        Api.Response response =
                me.put("/users/me/password", "{\"current_password\": \"\", \"new_password\": \"password, any\"}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("invalid-request");
        assertThat(response.violations()).containsExactly("#/new_password " + code);
    }

    @Test
    void closes_ones_own_account() {
        List<Closing> passed = new ArrayList<>();
        stubs.closeAccount = passed::add;

        Api.Response response = me.delete("/users/me");

        assertThat(passed)
                .containsExactly(new Closing(SELF, SELF, Slice.SIGNED_IN, VersionCondition.ANY, response.origin()));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }
}
