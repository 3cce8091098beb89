package io.masthead.adapters.persistence;

import io.masthead.testkit.contract.IdentityRepositoryContract;
import io.masthead.testkit.contract.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class JdbcIdentityRepositoryTest extends IdentityRepositoryContract {

    private final Database database;

    JdbcIdentityRepositoryTest(@Autowired Database database) {
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
