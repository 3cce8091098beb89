package io.masthead.http.operation;

import io.masthead.benchmarks.PartOfRequest;
import io.masthead.http.fieldset.SparseFieldset;
import io.masthead.http.reading.InputHandlerAdapter;
import io.masthead.http.reading.RequestArgumentResolver;
import io.masthead.http.request.RequestContext;
import io.masthead.http.writing.JsonWriter;
import jakarta.validation.Validation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Finds operations among all mappings of the service. */
public class OperationTableBenchmark extends PartOfRequest {

    private final OperationTable table = table();

    /** Finds the operation of a post. */
    @Benchmark
    public Object findById() {
        return table.find("GET", "/posts/4711").orElseThrow();
    }

    /** Finds the operation of the posts of a user. */
    @Benchmark
    public Object findBelowAuthor() {
        return table.find("GET", "/users/4711/posts").orElseThrow();
    }

    private static OperationTable table() {
        JsonMapper mapper = JsonMapper.builder().build();
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("mapper", mapper);
        SparseFieldset fields = beans.createBean(SparseFieldset.class);
        InputHandlerAdapter adapter = new InputHandlerAdapter(
                Validation.buildDefaultValidatorFactory().getValidator());
        adapter.setCustomArgumentResolvers(List.of(new AnyArgument()));
        return OperationTable.of(
                new Mappings().ofAllControllers(),
                method -> Optional.of(method)
                        .filter(DirectOperation::writes)
                        .flatMap(adapter::checked)
                        .map(checked -> new DirectOperation(checked, new JsonWriter(mapper), fields)));
    }

    /** The mappings that Spring MVC would make of the controllers, without their beans. */
    private static final class Mappings extends RequestMappingHandlerMapping {

        Map<RequestMappingInfo, HandlerMethod> ofAllControllers() {
            ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
            scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
            Map<RequestMappingInfo, HandlerMethod> found = new HashMap<>();
            for (BeanDefinition controller : scan.findCandidateComponents("io.masthead")) {
                Class<?> type = type(String.valueOf(controller.getBeanClassName()));
                for (Method method : type.getDeclaredMethods()) {
                    RequestMappingInfo mapping = getMappingForMethod(method, type);
                    if (mapping != null) {
                        found.put(mapping, new HandlerMethod(this, method));
                    }
                }
            }
            return found;
        }

        private static Class<?> type(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Stands for the resolvers of arguments: no operation is called here. */
    private static final class AnyArgument implements RequestArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return true;
        }

        @Override
        public @Nullable Object resolve(MethodParameter parameter, RequestContext context) {
            return null;
        }
    }
}
