package io.masthead.bootstrap;

import io.masthead.application.UseCases;
import io.masthead.bootstrap.transactions.Transactions;
import java.lang.reflect.RecordComponent;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/** Makes a bean of each driving port: the use case behind it, with transactions around it. */
final class UseCaseRegistrar implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        for (RecordComponent feature : UseCases.class.getRecordComponents()) {
            for (RecordComponent useCase : feature.getType().getRecordComponents()) {
                register(registry, useCase.getType(), feature, useCase);
            }
        }
    }

    private static <T> void register(
            BeanRegistry registry, Class<T> port, RecordComponent feature, RecordComponent useCase) {
        registry.registerBean(
                port,
                spec -> spec.supplier(context -> {
                    Object features = read(feature, context.bean(UseCases.class));
                    return context.bean(Transactions.class).around(port, port.cast(read(useCase, features)));
                }));
    }

    private static Object read(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
