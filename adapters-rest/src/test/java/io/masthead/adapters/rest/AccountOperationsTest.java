package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.ChangePassword.Change;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.EditUser.Edit;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@RestSlice
@SuppressWarnings("MethodName")
class AccountOperationsTest {

    private static final UserId SELF = new UserId(7);

    private final Api me;
    private final Stubs stubs;

    AccountOperationsTest(Api api, Stubs stubs) {
        this.me = api.as(7);
        this.stubs = stubs;
    }

    @Test
    void shows_ones_own_account_and_lets_nobody_store_it() {
        stubs.findAccount = Users::ada;

        Api.Answer answer = me.get("/users/me");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.json()).isEqualTo(Api.json("""
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

        Api.Answer answer = me.patch("/users/me", "{\"name\": \"Alicia\"}");

        assertThat(passed).containsExactly(new Edit(SELF, SELF, UserChanges.NONE.withName(new UserName("Alicia"))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("role").asString()).isEqualTo("user");
    }

    @Test
    void changes_ones_own_password() {
        List<Change> passed = new ArrayList<>();
        stubs.changePassword = passed::add;

        Api.Answer answer =
                me.put("/users/me/password", "{\"current_password\": \"\", \"new_password\": \"correct horse\"}");

        assertThat(passed).containsExactly(new Change(SELF, "", new Password("correct horse")));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void closes_ones_own_account() {
        List<Closing> passed = new ArrayList<>();
        stubs.closeAccount = passed::add;

        Api.Answer answer = me.delete("/users/me");

        assertThat(passed).containsExactly(new Closing(SELF, SELF));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }
}
