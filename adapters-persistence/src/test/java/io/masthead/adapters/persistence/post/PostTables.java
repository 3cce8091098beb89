package io.masthead.adapters.persistence.post;

import io.masthead.adapters.persistence.sql.Column;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of posts, for tests in other packages. */
public final class PostTables {

    private PostTables() {}

    public static Set<String> columns() {
        return PostRow.TABLE.columns().stream().map(Column::name).collect(Collectors.toSet());
    }
}
