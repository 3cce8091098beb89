package io.masthead.adapters.persistence.sql;

import io.masthead.adapters.persistence.connection.SqlCause;
import io.masthead.adapters.persistence.replica.ReplicaReads;
import io.masthead.domain.Failure;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Translation of SQLSTATE (PostgreSQL 18 appendix A) to the domain's failures, used where SQL is executed. Each repository
 * passes the failures that violations of its own constraints mean. Any other exception is a bug and passes unchanged.
 */
public final class SqlExceptionTranslation {

    private SqlExceptionTranslation() {}

    /**
     * Runs statements and translates their exceptions.
     *
     * @param <T> the type of the result
     * @param statements the statements, which are repeated at the primary if they fail at a replica
     * @return the result
     */
    public static <T> T translating(Supplier<T> statements) {
        return translating(Map.of(), statements);
    }

    /**
     * Runs statements without a result and translates their exceptions.
     *
     * @param statements the statements
     */
    public static void translating(Runnable statements) {
        translating(Map.of(), statements);
    }

    /**
     * Runs statements without a result and translates their exceptions.
     *
     * @param violations the failures of violated constraints (unique or foreign key), by the name of the constraint
     * @param statements the statements
     */
    public static void translating(Map<String, Function<RuntimeException, Failure>> violations, Runnable statements) {
        try {
            statements.run();
        } catch (Failure failure) {
            throw failure;
        } catch (RuntimeException problem) {
            throw translate(problem, violations);
        }
    }

    /**
     * Runs statements and translates their exceptions.
     *
     * @param <T> the type of the result
     * @param violations the failures of violated constraints (unique or foreign key), by the name of the constraint
     * @param statements the statements, which are repeated at the primary if they fail at a replica
     * @return the result
     */
    public static <T> T translating(
            Map<String, Function<RuntimeException, Failure>> violations, Supplier<T> statements) {
        try {
            return statements.get();
        } catch (Failure failure) {
            throw failure;
        } catch (RuntimeException problem) {
            if (ReplicaReads.giveUp(problem)) {
                return translating(violations, statements);
            }
            throw translate(problem, violations);
        }
    }

    /**
     * Translates an exception.
     *
     * @param problem the exception
     * @param violations the failures of violated constraints
     * @return the failure, or the exception itself if there is none
     */
    static RuntimeException translate(
            RuntimeException problem, Map<String, Function<RuntimeException, Failure>> violations) {
        return SqlCause.of(problem)
                .map(cause -> translate(problem, cause, violations))
                .orElse(problem);
    }

    private static RuntimeException translate(
            RuntimeException problem, SQLException cause, Map<String, Function<RuntimeException, Failure>> violations) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (cause instanceof SQLTransientConnectionException // the pool is empty
                || (state.isEmpty() && hasNoConnection(problem))) { // it is closed: the service ends
            return new StorageUnavailable(problem);
        }
        return switch (state) {
            case "23505", "23503" -> // unique_violation, foreign_key_violation
                violation(problem, constraint(cause), violations);
            case "40001", "40P01" -> // serialization_failure, deadlock_detected
                new StorageContention(problem);
            case "57014", "55P03", "25P03", "25P04" -> // statement, lock, idle and transaction timeouts
                new StorageUnavailable(problem);
            case "25006" -> // read_only_sql_transaction: a standby, or a primary that ran out of room
                new StorageUnavailable(problem);
            default ->
                switch (state.length() < 2 ? "" : state.substring(0, 2)) {
                    case "08", "53", "57", "58" -> // connection, resources, operator intervention, system error
                        new StorageUnavailable(problem);
                    default -> problem;
                };
        };
    }

    private static boolean hasNoConnection(RuntimeException problem) {
        return problem instanceof CannotGetJdbcConnectionException
                || problem instanceof CannotCreateTransactionException;
    }

    private static RuntimeException violation(
            RuntimeException problem, String constraint, Map<String, Function<RuntimeException, Failure>> violations) {
        Function<RuntimeException, Failure> meaning = violations.get(constraint);
        return meaning == null ? problem : meaning.apply(problem);
    }

    private static String constraint(SQLException cause) {
        ServerErrorMessage message = cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null || message.getConstraint() == null ? "" : message.getConstraint();
    }
}
