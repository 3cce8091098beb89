package io.masthead.testkit.sabotage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Proxies of adapters with some methods replaced. */
final class PartialProxy {

    private PartialProxy() {}

    /**
     * Returns a proxy of an honest adapter that calls the methods of another object where it has methods of the port.
     */
    static <T> T broken(Class<T> port, T honest, Object other) {
        Stream.of(other.getClass().getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .forEach(method -> requireOneOf(port, method));
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call(method, honest, other, arguments)));
    }

    private static Object call(Method method, Object honest, Object other, Object... arguments) throws Throwable {
        try {
            Optional<Method> broken = find(other.getClass(), method);
            if (broken.isEmpty()) {
                return method.invoke(honest, arguments);
            }
            broken.get().setAccessible(true);
            return broken.get().invoke(other, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static void requireOneOf(Class<?> port, Method method) {
        if (find(port, method).isEmpty()) {
            throw new IllegalArgumentException(port.getSimpleName() + " has no such method: " + method);
        }
    }

    private static Optional<Method> find(Class<?> type, Method like) {
        return Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getMethods()))
                .filter(method -> method.getName().equals(like.getName())
                        && Arrays.equals(method.getParameterTypes(), like.getParameterTypes()))
                .findFirst();
    }
}
