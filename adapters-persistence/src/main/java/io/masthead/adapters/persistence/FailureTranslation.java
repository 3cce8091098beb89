package io.masthead.adapters.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Repository;
import org.springframework.util.ClassUtils;

/** Puts {@link SqlFailures} around each repository of this adapter, so that they need not think of it. */
final class FailureTranslation implements BeanPostProcessor {

    private static final String HERE = FailureTranslation.class.getPackageName() + ".";

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        Class<?> type = bean.getClass();
        if (!type.getName().startsWith(HERE) || !type.isAnnotationPresent(Repository.class)) {
            return bean;
        }
        InvocationHandler translating = (proxy, method, arguments) -> {
            try {
                return method.invoke(bean, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException() instanceof RuntimeException problem
                        ? SqlFailures.translate(problem, arguments == null ? null : arguments[0])
                        : thrown.getTargetException();
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), ClassUtils.getAllInterfacesForClass(type), translating);
    }
}
