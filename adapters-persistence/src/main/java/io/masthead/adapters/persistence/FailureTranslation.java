package io.masthead.adapters.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Puts {@link SqlExceptionTranslation} around each port of the domain that this adapter implements, so that they need not think of
 * it.
 */
final class FailureTranslation implements BeanPostProcessor {

    private static final String HERE = FailureTranslation.class.getPackageName() + ".";

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        Class<?> type = bean.getClass();
        Class<?>[] ports = ClassUtils.getAllInterfacesForClass(type);
        if (!type.getName().startsWith(HERE) || Arrays.stream(ports).noneMatch(FailureTranslation::isPort)) {
            return bean;
        }
        InvocationHandler translating = (proxy, method, arguments) -> {
            try {
                return method.invoke(bean, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException() instanceof RuntimeException problem
                        ? SqlExceptionTranslation.translate(problem, arguments == null ? null : arguments[0])
                        : thrown.getTargetException();
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), ports, translating);
    }

    private static boolean isPort(Class<?> type) {
        return type.getName().startsWith("io.masthead.domain.");
    }
}
