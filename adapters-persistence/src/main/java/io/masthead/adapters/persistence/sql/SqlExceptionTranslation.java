package io.masthead.adapters.persistence.sql;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.post.Post;
import io.masthead.domain.session.Session;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserNotFound;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.StaleStateException;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The one table from what the database reports (SQLSTATE, PostgreSQL 18 appendix A, and constraint names) to the
 * domain's failures. What it does not know is a bug and stays as it is.
 */
public final class SqlExceptionTranslation {

    private SqlExceptionTranslation() {}

    /**
     * Runs statements and translates what they throw.
     *
     * @param <T> what they return
     * @param statements the statements
     * @return what they returned
     */
    public static <T> T translating(Supplier<T> statements) {
        return translating(null, statements);
    }

    /**
     * Runs statements that return nothing and translates what they throw.
     *
     * @param statements the statements
     */
    public static void translating(Runnable statements) {
        translating(null, statements);
    }

    /**
     * Runs statements that store something and translates what they throw.
     *
     * @param subject what is being stored
     * @param statements the statements
     */
    public static void translating(@Nullable Object subject, Runnable statements) {
        Object unused = translating(subject, () -> {
            statements.run();
            return "";
        });
    }

    /**
     * Runs statements that store something and translates what they throw.
     *
     * @param <T> what they return
     * @param subject what is being stored
     * @param statements the statements
     * @return what they returned
     */
    public static <T> T translating(@Nullable Object subject, Supplier<T> statements) {
        try {
            return statements.get();
        } catch (Failure failure) {
            throw failure;
        } catch (RuntimeException problem) {
            throw translate(problem, subject);
        }
    }

    /**
     * Translates.
     *
     * @param problem what was thrown
     * @param subject what was being stored, if anything
     * @return the failure, or the problem itself if it is none
     */
    static RuntimeException translate(RuntimeException problem, @Nullable Object subject) {
        if (isCausedBy(problem, OptimisticLockingFailureException.class)
                || isCausedBy(problem, OptimisticLockException.class)
                || isCausedBy(problem, StaleStateException.class)) {
            return new ConcurrentUpdate();
        }
        if (isCausedBy(
                problem, TransactionException.class)) { // the connection broke, and Hibernate could not roll back
            return new StorageUnavailable(problem);
        }
        return findSqlException(problem)
                .map(cause -> translate(problem, cause, subject))
                .orElse(problem);
    }

    private static RuntimeException translate(RuntimeException problem, SQLException cause, @Nullable Object subject) {
        if (cause instanceof SQLTransientConnectionException) { // the pool is empty
            return new StorageUnavailable(problem);
        }
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        return switch (state) {
            case "23505", "23503" -> // unique_violation, foreign_key_violation
                violation(problem, constraint(cause), subject);
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

    private static RuntimeException violation(RuntimeException problem, String constraint, @Nullable Object subject) {
        return switch (constraint) {
            case "users_email_key" -> subject instanceof User user ? new EmailTaken(user.email()) : problem;
            case "posts_author_fkey" ->
                firstOf(subject) instanceof Post post ? new UserNotFound(post.author()) : problem;
            case "sessions_user_fkey" ->
                subject instanceof Session session ? new UserNotFound(session.user()) : problem;
            case "identities_pkey", "identities_user_fkey" -> new StorageContention(problem);
            default -> problem;
        };
    }

    /** {@return one of those that were being stored; many at once are of one author} */
    private static @Nullable Object firstOf(@Nullable Object subject) {
        return subject instanceof List<?> many && !many.isEmpty() ? many.getFirst() : subject;
    }

    private static String constraint(SQLException cause) {
        ServerErrorMessage message = cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null || message.getConstraint() == null ? "" : message.getConstraint();
    }

    private static Optional<SQLException> findSqlException(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static boolean isCausedBy(Throwable problem, Class<?> type) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
