package io.masthead.testkit.contract;

import static io.masthead.testkit.contract.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.StorageContention;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of {@link io.masthead.domain.session.IdentityRepository}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class IdentityRepositoryContract {

    private static final ExternalIdentity ALICE = new ExternalIdentity("https://accounts.example.com", "alice");

    /** For subclasses. */
    protected IdentityRepositoryContract() {}

    /** {@return the repositories under test, empty at the start of each test} */
    protected abstract Storage storage();

    @Test
    void finds_the_account_of_an_identity() {
        User alice = add(Users.alice(nextUserId()));
        User bob = add(Users.bob(nextUserId()));
        ExternalIdentity his = new ExternalIdentity(ALICE.issuer(), "bob");

        add(ALICE, alice.id());
        add(his, bob.id());

        assertThat(storage().identities().find(ALICE)).contains(alice.id());
        assertThat(storage().identities().find(his)).contains(bob.id());
    }

    @Test
    void finds_nobody_by_an_identity_that_differs_in_anything() {
        add(ALICE, add(Users.alice(nextUserId())).id());

        List<ExternalIdentity> others = List.of(
                new ExternalIdentity(ALICE.issuer(), "Alice"),
                new ExternalIdentity(ALICE.issuer(), "alice "),
                new ExternalIdentity(ALICE.issuer() + "/", "alice"),
                new ExternalIdentity("alice", ALICE.issuer()));

        assertThat(others)
                .allSatisfy(
                        other -> assertThat(storage().identities().find(other)).isEmpty());
    }

    @Test
    void tells_identities_of_any_text_apart_to_their_last_code_point() {
        User alice = add(Users.alice(nextUserId()));
        String start = "😀".repeat(ExternalIdentity.MAX_LENGTH - 1);
        ExternalIdentity longest = new ExternalIdentity(start + "😀", start + "😀");

        add(longest, alice.id());

        assertThat(storage().identities().find(longest)).contains(alice.id());
        assertThat(storage().identities().find(new ExternalIdentity(start + "😀", start + "😁")))
                .isEmpty();
    }

    @Test
    void lets_an_account_have_several_identities() {
        User alice = add(Users.alice(nextUserId()));
        ExternalIdentity elsewhere = new ExternalIdentity("https://id.example.org", "alice");

        add(ALICE, alice.id());
        add(elsewhere, alice.id());

        assertThat(storage().identities().find(ALICE)).contains(alice.id());
        assertThat(storage().identities().find(elsewhere)).contains(alice.id());
    }

    @Test
    void lists_the_identities_of_one_account_and_of_no_other() {
        User alice = add(Users.alice(nextUserId()));
        User bob = add(Users.bob(nextUserId()));
        ExternalIdentity elsewhere = new ExternalIdentity("https://id.example.org", "alice");
        ExternalIdentity his = new ExternalIdentity(ALICE.issuer(), "bob");

        add(ALICE, alice.id());
        add(elsewhere, alice.id());
        add(his, bob.id());

        assertThat(storage().identities().list(alice.id())).containsExactlyInAnyOrder(ALICE, elsewhere);
        assertThat(storage().identities().list(bob.id())).containsExactly(his);
        assertThat(storage().identities().list(nextUserId())).isEmpty();
    }

    @Test
    void refuses_an_identity_that_is_kept_already() {
        User alice = add(Users.alice(nextUserId()));
        User bob = add(Users.bob(nextUserId()));
        add(ALICE, alice.id());

        assertThatThrownBy(() -> add(ALICE, bob.id())).isInstanceOf(StorageContention.class);
        assertThatThrownBy(() -> add(ALICE, alice.id())).isInstanceOf(StorageContention.class);
        assertThat(storage().identities().find(ALICE)).contains(alice.id());
    }

    @Test
    void lets_one_of_many_at_once_keep_an_identity() throws Exception {
        UserId alice = add(Users.alice(nextUserId())).id();

        List<Boolean> kept = atOnce(8, () -> {
            try {
                add(ALICE, alice);
                return true;
            } catch (StorageContention contention) {
                return false;
            }
        });

        assertThat(Collections.frequency(kept, true)).isEqualTo(1);
    }

    @Test
    void refuses_an_account_that_does_not_exist() {
        UserId missing = nextUserId();

        assertThatThrownBy(() -> add(ALICE, missing)).isInstanceOf(StorageContention.class);
        assertThat(storage().identities().find(ALICE)).isEmpty();
    }

    @Test
    void removes_the_identities_of_a_removed_user_with_it() {
        User alice = add(Users.alice(nextUserId()));
        User bob = add(Users.bob(nextUserId()));
        ExternalIdentity his = new ExternalIdentity(ALICE.issuer(), "bob");
        add(ALICE, alice.id());
        add(his, bob.id());

        storage().run(() -> storage().users().remove(alice));

        assertThat(storage().identities().find(ALICE)).isEmpty();
        assertThat(storage().identities().find(his)).contains(bob.id());
        add(ALICE, bob.id());
        assertThat(storage().identities().find(ALICE)).contains(bob.id());
    }

    @Test
    void removes_all_identities_of_one_account_and_none_of_another() {
        User alice = add(Users.alice(nextUserId()));
        User bob = add(Users.bob(nextUserId()));
        ExternalIdentity elsewhere = new ExternalIdentity("https://id.example.org", "alice");
        ExternalIdentity his = new ExternalIdentity(ALICE.issuer(), "bob");
        add(ALICE, alice.id());
        add(elsewhere, alice.id());
        add(his, bob.id());

        storage().run(() -> storage().identities().removeAll(alice.id()));

        assertThat(storage().identities().find(ALICE)).isEmpty();
        assertThat(storage().identities().find(elsewhere)).isEmpty();
        assertThat(storage().identities().find(his)).contains(bob.id());
    }

    @Test
    void refuses_all_identities_of_one_account_for_good_and_none_of_another() {
        User alice = add(Users.alice(nextUserId()));
        User bob = add(Users.bob(nextUserId()));
        ExternalIdentity elsewhere = new ExternalIdentity("https://id.example.org", "alice");
        ExternalIdentity his = new ExternalIdentity(ALICE.issuer(), "bob");
        add(ALICE, alice.id());
        add(elsewhere, alice.id());
        add(his, bob.id());

        assertThat(refuseAll(alice.id())).isTrue();
        assertThat(refuseAll(alice.id())).isTrue();
        assertThat(refuseAll(nextUserId())).isFalse();
        storage().run(() -> storage().users().remove(alice));

        assertThat(storage().identities().isRefused(ALICE)).isTrue();
        assertThat(storage().identities().isRefused(elsewhere)).isTrue();
        assertThat(storage().identities().isRefused(his)).isFalse();
        assertThat(storage()
                        .identities()
                        .isRefused(new ExternalIdentity(
                                ALICE.issuer() + ALICE.subject().charAt(0),
                                ALICE.subject().substring(1))))
                .isFalse();
    }

    @Test
    void claims_an_account_by_an_identity() {
        User alice = add(Users.alice(nextUserId()));
        add(ALICE, alice.id());

        assertThat(storage().inTransaction(() -> storage().users().removeUnclaimed(Users.REGISTERED.plusSeconds(1), 9)))
                .isEmpty();
    }

    private boolean refuseAll(UserId user) {
        return storage().inTransaction(() -> storage().identities().refuseAll(user));
    }

    @Test
    void keeps_nothing_of_a_transaction_that_failed() {
        User alice = Users.alice(nextUserId());

        assertThatThrownBy(() -> storage().run(() -> {
                    storage().users().add(alice);
                    storage().identities().add(ALICE, alice.id());
                    throw new IllegalArgumentException("undo");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(storage().identities().find(ALICE)).isEmpty();
        assertThat(storage().users().count()).isZero();
    }

    private UserId nextUserId() {
        return storage().inTransaction(() -> storage().users().nextId());
    }

    private User add(User user) {
        storage().run(() -> storage().users().add(user));
        return user;
    }

    private void add(ExternalIdentity identity, UserId user) {
        storage().run(() -> storage().identities().add(identity, user));
    }
}
