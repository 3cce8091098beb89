package example.storage;

import io.masthead.domain.StaleVersion;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Keeps records: a column for each component, or for those of the records in it. What changes ends with a version. */
record Table<S extends Record>(Database database, String name, Class<S> type) {

    static final String NEXT_ID = "select next value for identities";

    List<S> select(String which, Object... values) {
        return database.query(this::read, "select * from " + name + " " + which, values);
    }

    Optional<S> first(String which, Object... values) {
        return select(which, values).stream().findFirst();
    }

    int insert(S state) {
        return put("insert into " + name, values(state));
    }

    S save(S state) {
        List<Object> values = values(state);
        changeCurrent("update " + name + " set version = version + 1", values);
        values.set(values.size() - 1, (long) values.get(values.size() - 1) + 1);
        put("merge into " + name, values);
        return first("where id = ?", values.get(0)).orElseThrow(StaleVersion::new);
    }

    void remove(S state) {
        changeCurrent("delete from " + name, values(state));
    }

    S read(ResultSet row) throws SQLException {
        return type.cast(read(type, row, new AtomicInteger()));
    }

    private int put(String where, List<Object> values) {
        String places = String.join(", ", Collections.nCopies(values.size(), "?"));
        return database.update(where + " values (" + places + ")", values.toArray());
    }

    private void changeCurrent(String change, List<Object> values) {
        String ofVersion = change + " where id = ? and version = ?";
        if (database.update(ofVersion, values.get(0), values.get(values.size() - 1)) == 0) {
            throw new StaleVersion();
        }
    }

    private static List<Object> values(Object value) {
        List<Object> values = new ArrayList<>();
        if (value instanceof Record) {
            for (RecordComponent part : value.getClass().getRecordComponents()) {
                values.addAll(values(invoked(() -> part.getAccessor().invoke(value))));
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(present -> values.addAll(values(present)), () -> values.add(null));
        } else {
            values.add(value instanceof Enum<?> constant ? constant.name() : value);
        }
        return values;
    }

    private static Object read(Type type, ResultSet row, AtomicInteger column) throws SQLException {
        if (type instanceof ParameterizedType optional) {
            boolean isPresent = row.getObject(column.get() + 1) != null;
            Object value = isPresent ? read(optional.getActualTypeArguments()[0], row, column) : column.incrementAndGet();
            return isPresent ? Optional.of(value) : Optional.empty();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            RecordComponent[] parts = plain.getRecordComponents();
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = read(parts[i].getGenericType(), row, column);
            }
            Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return invoked(() -> plain.getConstructor(types).newInstance(values));
        }
        Class<?> boxed = MethodType.methodType(plain.isEnum() ? String.class : plain).wrap().returnType();
        Object value = row.getObject(column.incrementAndGet(), boxed);
        return plain.isEnum() ? invoked(() -> plain.getMethod("valueOf", String.class).invoke(null, value)) : value;
    }

    private static Object invoked(Callable<Object> reflection) {
        try {
            return reflection.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure); // what is stored is not what the domain allows
        }
    }
}
