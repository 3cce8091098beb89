package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ForeignOperations;
import io.masthead.application.post.PostView;
import io.masthead.domain.Page;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostId;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.Usage;
import io.masthead.http.admission.WorkClass;
import io.masthead.testkit.Posts;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The context has one permit for lists. */
@RestSlice
@Import(ForeignOperations.class)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName")
class AdmissionTest {

    private final Api api;
    private final Service service;
    private final Stubs stubs;
    private final Admission admission;
    private final RequestMappingHandlerMapping mapping;

    AdmissionTest(
            Api api,
            Service service,
            Stubs stubs,
            Admission admission,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.api = api;
        this.service = service;
        this.stubs = stubs;
        this.admission = admission;
        this.mapping = mapping;
    }

    @Test
    void a_list_without_a_permit_is_refused_and_everything_else_is_served() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        stubs.listPosts = query -> {
            started.countDown();
            await(released);
            return page();
        };
        stubs.findPost = query -> PostView.of(Posts.published(query.id(), new UserId(7)));
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Api.Response> first = other.submit(() -> api.get("/posts"));
            started.await();

            Api.Response refused = api.get("/users");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("unavailable");
            assertThat(refused.header("Retry-After")).isNotNull();
            assertThat(api.get("/posts/1").status()).isEqualTo(200);
            released.countDown();
            assertThat(first.get().status()).isEqualTo(200);
            assertThat(api.get("/posts").status()).isEqualTo(200);
        }
    }

    @Test
    void a_list_that_fails_releases_its_permit() {
        stubs.listPosts = query -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(api.get("/posts").status()).isEqualTo(500);
        assertThat(api.get("/posts?limit=0").status()).isEqualTo(422);
        stubs.listPosts = query -> page();

        assertThat(api.get("/posts").status()).isEqualTo(200);
    }

    /** Through Spring MVC as well, which dispatches an operation that returns something else than records. */
    @ParameterizedTest
    @ValueSource(strings = {"/posts", "/foreign/map"})
    void a_client_that_does_not_read_its_list_holds_no_permit(String path) {
        stubs.listPosts = query -> page();
        List<Integer> meanwhile = new ArrayList<>();
        MockHttpServletResponse unread = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                meanwhile.add(api.get("/posts").status());
                return super.getOutputStream();
            }
        };

        Object unused = service.send(service.request(MockMvcRequestBuilders.get(path)), unread);

        assertThat(meanwhile).isNotEmpty().containsOnly(200);
        assertThat(unread.getStatus()).isEqualTo(200);
    }

    /** Repeats what a busy machine has kept waiting for too long. */
    @Test
    void the_networks_of_a_site_take_turns_as_one_client() throws Exception {
        List<Integer> order = new CopyOnWriteArrayList<>();
        stubs.listPosts = query -> {
            order.add(query.page().limit());
            return page();
        };
        long refused;
        do {
            order.clear();
            refused = lists().refused();
            Runnable release = admission
                    .acquire(WorkClass.LIST, () -> "192.0.2.1", "resource")
                    .orElseThrow();
            try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
                listLater(others, "2001:db8:1:1::1", 1);
                listLater(others, "2001:db8:1:2::1", 3);
                listLater(others, "2001:db8:2:1::1", 2);
                release.run();
            }
        } while (lists().refused() > refused);

        assertThat(order).containsExactly(1, 2, 3);
    }

    /** Asks for a list, and returns when the request waits. */
    private void listLater(ExecutorService others, String client, int limit) {
        int waiting = lists().waiting();
        Future<?> unused = others.submit(() -> service.send(service.request(
                MockMvcRequestBuilders.get("/posts?limit=" + limit).remoteAddress(client))));
        while (lists().waiting() == waiting) {
            Thread.onSpinWait();
        }
    }

    private Usage lists() {
        return Objects.requireNonNull(admission.usage().get(WorkClass.LIST));
    }

    @Test
    void a_client_that_is_gone_is_no_failure() {
        stubs.listPosts = query -> page();
        MockHttpServletResponse broken = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new DelegatingServletOutputStream(new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                });
            }
        };

        Object unused = service.send(service.request(MockMvcRequestBuilders.get("/posts")), broken);

        assertThat(broken.getStatus()).isEqualTo(200);
        assertThat(api.get("/posts").status()).isEqualTo(200);
    }

    @Test
    void every_list_of_any_length_needs_a_permit() {
        assertThat(mapping.getHandlerMethods().values().stream()
                        .filter(AdmissionTest::isPage)
                        .filter(method -> !method.hasMethodAnnotation(Admitted.class)))
                .isEmpty();
        assertThat(operationsOf(WorkClass.LIST)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void probes_need_no_permit_and_what_hashes_or_streams_has_a_class_of_its_own() {
        assertThat(operationsOf(WorkClass.PROBE))
                .containsExactlyInAnyOrder("ProbeController.liveness", "ProbeController.readiness");
        assertThat(operationsOf(WorkClass.SIGN_IN))
                .containsExactlyInAnyOrder("TokenController.token", "TokenCookieController.token");
        assertThat(operationsOf(WorkClass.REGISTRATION))
                .containsExactlyInAnyOrder("UserController.register", "AccountController.changePassword");
        assertThat(operationsOf(WorkClass.STREAM))
                .containsExactlyInAnyOrder("ImportController.importPosts", "ExportController.export");
    }

    private List<String> operationsOf(WorkClass work) {
        return mapping.getHandlerMethods().values().stream()
                .filter(method -> Optional.ofNullable(method.getMethodAnnotation(Admitted.class))
                        .filter(admitted -> admitted.value() == work)
                        .isPresent())
                .map(method -> method.getBeanType().getSimpleName() + "."
                        + method.getMethod().getName())
                .toList();
    }

    private static boolean isPage(HandlerMethod method) {
        ResolvableType returned = ResolvableType.forMethodReturnType(method.getMethod());
        return returned.resolve() == ResponseEntity.class
                && returned.getGeneric().resolve() == List.class;
    }

    private static Page<PostView, PostCursor> page() {
        return Page.of(
                List.of(PostView.of(Posts.published(new PostId(1), new UserId(7)))),
                post -> new PostCursor.ById(post.post().id()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
