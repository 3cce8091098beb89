package io.masthead.testkit.sabotage;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Parameter resolver that supplies honest adapters, or sabotaged ones if the configuration names a sabotage. */
final class Saboteur implements ParameterResolver {

    static final String SABOTAGE = "masthead.sabotage";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Adapters.class;
    }

    @Override
    public Adapters resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Adapters adapters = new Adapters();
        context.getConfigurationParameter(SABOTAGE)
                .map(Sabotage::named)
                .ifPresent(sabotage -> sabotage.harm().accept(adapters));
        return adapters;
    }
}
