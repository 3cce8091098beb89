package io.masthead.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.entitytag.AnyEntityTag;
import io.masthead.http.fieldset.SparseFieldset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.BeanNameUrlHandlerMapping;
import org.springframework.web.servlet.handler.ConversionServiceExposingInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.AbstractMappingJacksonResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SuppressWarnings("MethodName")
class ObstaclesTest {

    private final HandlerMapping controllers = new RequestMappingHandlerMapping();
    private final HandlerInterceptor pipeline = new HandlerInterceptor() {};

    @Test
    void a_mapping_before_that_of_controllers_is_one_unless_it_is_empty() {
        HandlerMapping other = new BeanNameUrlHandlerMapping();
        HandlerMapping routes = new RouterFunctionMapping(RouterFunctions.route()
                .GET("/", request -> ServerResponse.ok().build())
                .build());

        assertThat(Obstacles.before(controllers, List.of(new RouterFunctionMapping(), controllers, other)))
                .isEmpty();
        assertThat(Obstacles.before(controllers, List.of(other, controllers))).contains(other);
        assertThat(Obstacles.before(controllers, List.of(routes, controllers))).contains(routes);
    }

    @Test
    void an_interceptor_is_one_except_the_pipeline_and_those_of_Spring_MVC() {
        HandlerInterceptor conversions = new ConversionServiceExposingInterceptor(new DefaultConversionService());
        HandlerInterceptor mapped = new MappedInterceptor(null, pipeline);
        HandlerInterceptor other = new HandlerInterceptor() {};
        HandlerInterceptor mappedOther = new MappedInterceptor(null, other);

        assertThat(Obstacles.among(new HandlerInterceptor[] {conversions, mapped}, pipeline))
                .isEmpty();
        assertThat(Obstacles.among(new HandlerInterceptor[] {mapped, other}, pipeline))
                .contains(other);
        assertThat(Obstacles.among(new HandlerInterceptor[] {mapped, mappedOther}, pipeline))
                .contains(mappedOther);
    }

    @Test
    void an_advice_of_responses_is_one_except_those_of_this_kit() {
        assertThat(Obstacles.among(List.of(SparseFieldset.class, AnyEntityTag.class, ObstaclesTest.class)))
                .isEmpty();
        assertThat(Obstacles.among(List.of(AnyEntityTag.class, AbstractMappingJacksonResponseBodyAdvice.class)))
                .contains(AbstractMappingJacksonResponseBodyAdvice.class);
    }
}
