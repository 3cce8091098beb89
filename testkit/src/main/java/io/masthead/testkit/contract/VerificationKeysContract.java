package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.session.VerificationKeys;
import org.junit.jupiter.api.Test;

/** Contract of {@link VerificationKeys}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class VerificationKeysContract {

    /** For subclasses. */
    protected VerificationKeysContract() {}

    /** {@return the adapter under test} */
    protected abstract VerificationKeys keys();

    @Test
    void are_a_set_of_keys() {
        assertThat(keys().toJwkSet()).startsWith("{").endsWith("}").contains("\"keys\"");
    }

    /** JWK members of private keys and secrets (RFC 7518 §6.2.2, §6.3.2, §6.4.1; RFC 8037 §2). */
    @Test
    void tell_nothing_that_is_private() {
        assertThat(keys().toJwkSet())
                .doesNotContainPattern("\"(d|p|q|dp|dq|qi|oth|k)\"")
                .doesNotContain("\"oct\"");
    }
}
