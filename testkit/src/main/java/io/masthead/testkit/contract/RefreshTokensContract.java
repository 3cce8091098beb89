package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RefreshTokens.Issued;
import io.masthead.domain.session.RefreshTokens.Presented;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.TokenHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of {@link RefreshTokens}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class RefreshTokensContract {

    private static final String HASH = "[0-9a-f]{64}";

    /** For subclasses. */
    protected RefreshTokensContract() {}

    /** {@return the adapter under test} */
    protected abstract RefreshTokens tokens();

    @Test
    void makes_tokens_that_can_travel_in_a_form_as_they_are() {
        assertThat(tokens().first().token().value()).matches("[A-Za-z0-9._~-]{1,255}");
    }

    @Test
    void starts_another_family_each_time() {
        Issued one = tokens().first();
        Issued other = tokens().first();

        assertThat(one.token()).isNotEqualTo(other.token());
        assertThat(one.family()).isNotEqualTo(other.family());
    }

    @Test
    void takes_fingerprints_of_family_and_secret() {
        Issued issued = tokens().first();

        assertThat(issued.family().value()).matches(HASH);
        assertThat(issued.secret().value()).matches(HASH);
        assertThat(issued.family()).isNotEqualTo(issued.secret());
    }

    @Test
    void knows_its_tokens_again() {
        Issued first = tokens().first();
        Issued second = tokens().successor(first.token(), tokens().seed());

        assertThat(tokens().read(first.token().value()))
                .contains(new Presented(first.token(), first.family(), first.secret()));
        assertThat(tokens().read(second.token().value()))
                .contains(new Presented(second.token(), second.family(), second.secret()));
    }

    @Test
    void reads_nothing_else() {
        String token = tokens().first().token().value();
        List<String> others = new ArrayList<>(List.of(
                "",
                " ",
                "a.b.c",
                "\0",
                "\ud800",
                "é".repeat(64),
                "x".repeat(100_000),
                token + " ",
                " " + token,
                token + "=",
                token + "\n",
                "Bearer " + token));

        assertThat(others).allSatisfy(text -> assertThat(tokens().read(text)).isEmpty());
    }

    @Test
    void gives_the_same_successor_again_for_the_same_token_and_seed() {
        RefreshToken token = tokens().first().token();
        RotationSeed seed = tokens().seed();

        assertThat(tokens().successor(token, seed)).isEqualTo(tokens().successor(token, seed));
    }

    @Test
    void gives_another_successor_for_another_token_or_seed() {
        Issued first = tokens().first();
        RotationSeed seed = tokens().seed();
        Issued successor = tokens().successor(first.token(), seed);

        assertThat(successor.token()).isNotEqualTo(first.token());
        assertThat(tokens().successor(first.token(), tokens().seed()).secret()).isNotEqualTo(successor.secret());
        assertThat(tokens().successor(successor.token(), seed).secret()).isNotEqualTo(successor.secret());
    }

    @Test
    void keeps_the_family_and_changes_the_secret_from_token_to_token() {
        Issued first = tokens().first();
        List<TokenHash> secrets = new ArrayList<>(List.of(first.secret()));

        RefreshToken token = first.token();
        for (int i = 0; i < 10; i++) {
            Issued next = tokens().successor(token, tokens().seed());
            assertThat(next.family()).isEqualTo(first.family());
            secrets.add(next.secret());
            token = next.token();
        }

        assertThat(secrets).doesNotHaveDuplicates();
    }

    @Test
    void draws_another_seed_each_time() {
        assertThat(tokens().seed().value()).matches(HASH);
        assertThat(tokens().seed()).isNotEqualTo(tokens().seed());
    }
}
