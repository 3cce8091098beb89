package io.masthead.adapters.persistence;

import io.masthead.testkit.contract.Storage;
import io.masthead.testkit.contract.UnitOfWorkContract;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class UnitOfWorkTest extends UnitOfWorkContract {

    private final Database database;

    UnitOfWorkTest(@Autowired Database database) {
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
