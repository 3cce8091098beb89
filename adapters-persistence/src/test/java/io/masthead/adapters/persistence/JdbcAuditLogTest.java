package io.masthead.adapters.persistence;

import io.masthead.testkit.contract.AuditLogContract;
import io.masthead.testkit.contract.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class JdbcAuditLogTest extends AuditLogContract {

    private final Database database;

    JdbcAuditLogTest(@Autowired Database database) {
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
