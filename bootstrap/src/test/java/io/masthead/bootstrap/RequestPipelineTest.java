package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.pipeline.RequestPipeline;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.handler.ConversionServiceExposingInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

/** The stages, filters and interceptors of the running service are those that {@link RequestPipeline} documents. */
@SharedService
@SuppressWarnings("MethodName")
class RequestPipelineTest {

    private static final Path SOURCE = Path.of(
            "..", "http-kit/src/main/java", RequestPipeline.class.getName().replace('.', '/') + ".java");
    private static final Path PAGE = Path.of("..", "docs", "request.md");
    private static final Pattern ROW = Pattern.compile("<tr><td>([a-z-]+)</td>");
    private static final Pattern PAGE_ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

    private final RunningService service;

    RequestPipelineTest(RunningService service) {
        this.service = service;
    }

    @Test
    void is_the_only_filter() {
        ServletContext servlets = service.bean(ServletContext.class);

        assertThat(servlets.getFilterRegistrations().values())
                .extracting(filter -> filter.getClassName())
                .containsExactly(RequestPipeline.class.getName());
        assertThat(service.beans(Filter.class))
                .allSatisfy(filter -> assertThat(filter).isSameAs(service.bean(RequestPipeline.class)));
    }

    @Test
    void is_the_only_interceptor_but_those_for_views() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/posts");
        HandlerExecutionChain chain = Objects.requireNonNull(
                service.bean(RequestMappingHandlerMapping.class).getHandler(request));

        assertThat(chain.getInterceptorList().stream()
                        .<Class<?>>map(Object::getClass)
                        .toList())
                .isEqualTo(List.of(
                        RequestPipeline.class,
                        ConversionServiceExposingInterceptor.class,
                        ResourceUrlProviderExposingInterceptor.class));
    }

    @Test
    void its_table_lists_its_stages_in_their_order() throws IOException {
        assertThat(stagesIn(SOURCE, ROW))
                .isEqualTo(service.bean(RequestPipeline.class).stages());
    }

    @Test
    void the_page_about_a_request_lists_its_stages_in_their_order() throws IOException {
        assertThat(stagesIn(PAGE, PAGE_ROW))
                .isEqualTo(service.bean(RequestPipeline.class).stages());
    }

    private static List<String> stagesIn(Path file, Pattern row) throws IOException {
        return row.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
