package io.masthead.adapters.persistence;

import io.masthead.testkit.contract.Storage;
import io.masthead.testkit.contract.UserRepositoryContract;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class JdbcUserRepositoryTest extends UserRepositoryContract {

    private final Database database;

    JdbcUserRepositoryTest(@Autowired Database database) {
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
