package io.masthead.adapters.persistence;

import io.masthead.testkit.contract.PostRepositoryContract;
import io.masthead.testkit.contract.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class JdbcPostRepositoryTest extends PostRepositoryContract {

    private final Database database;

    JdbcPostRepositoryTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @Override
    protected Storage storage() {
        return database;
    }
}
