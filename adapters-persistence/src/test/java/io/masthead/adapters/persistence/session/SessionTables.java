package io.masthead.adapters.persistence.session;

import io.masthead.adapters.persistence.sql.Table;
import java.util.List;

/** Tables of sessions, identities and failed sign-ins, for tests in other packages. */
public final class SessionTables {

    private SessionTables() {}

    public static List<Table<?>> all() {
        return List.of(
                JdbcSessionRepository.TABLE,
                JdbcFailedSignInRepository.TABLE,
                JdbcIdentityRepository.TABLE,
                JdbcIdentityRepository.REFUSED);
    }
}
