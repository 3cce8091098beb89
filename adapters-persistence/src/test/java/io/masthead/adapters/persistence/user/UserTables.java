package io.masthead.adapters.persistence.user;

import io.masthead.adapters.persistence.sql.Table;
import java.util.List;

/** The table of users, for tests in other packages. */
public final class UserTables {

    private UserTables() {}

    public static List<Table<?>> all() {
        return List.of(JdbcUserRepository.TABLE);
    }
}
