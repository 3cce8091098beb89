package io.masthead.adapters.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans of the server for the entries of one user among {@value #ENTRIES}. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class AuditPlansTest {

    private static final int ENTRIES = 30_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;

    AuditPlansTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeAll
    void fill() {
        database.emptied().jdbc().sql("""
                insert into audit (happened_at, action, account_id, actor_id, device)
                select now(), 'SIGNED_IN', 1 + n % 100, case when n % 97 = 0 then 7 else 1 + n % 100 end, ''
                from generate_series(1, :entries) as n""").param("entries", ENTRIES).update();
        database.jdbc().sql("vacuum analyze audit").update();
    }

    @AfterAll
    void empty() {
        database.emptied();
    }

    @Test
    void what_happened_to_one_user_is_read_from_its_indexes_and_costs_the_same_at_any_depth() {
        JsonNode first = plan(Long.MAX_VALUE);
        JsonNode deep = plan(lastPlace() - ENTRIES + 3_000);

        for (JsonNode plan : new JsonNode[] {first, deep}) {
            assertThat(plan.findValuesAsString("Index Name"))
                    .as("%s", plan)
                    .containsExactlyInAnyOrder("audit_account", "audit_actor");
            assertThat(plan.findValuesAsString("Node Type"))
                    .as("%s", plan)
                    .doesNotContain("Seq Scan", "Bitmap Heap Scan");
        }
        assertThat(pages(deep)).isLessThanOrEqualTo(pages(first) + 10);
    }

    private long lastPlace() {
        return database.jdbc()
                .sql("select max(id) from audit")
                .query(Long.class)
                .single();
    }

    private JsonNode plan(long before) {
        String plan = database.jdbc()
                .sql("explain (analyze, buffers, format json) " + JdbcAuditLog.OF_ONE_USER)
                .param("user", 7)
                .param("before", before)
                .param("limit", 20)
                .query(String.class)
                .single();
        return JSON.readTree(Objects.requireNonNull(plan)).get(0).get("Plan");
    }

    /** Number of pages that were read: the same on every machine, unlike time. */
    private static int pages(JsonNode plan) {
        return plan.get("Shared Hit Blocks").asInt()
                + plan.get("Shared Read Blocks").asInt();
    }
}
