package io.masthead.adapters.rest.imports;

import io.masthead.adapters.rest.imports.PostImport.Source;
import io.masthead.adapters.rest.post.PostRequest;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.StreamMemory;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.idempotency.BatchIdempotency;
import io.masthead.http.idempotency.IdempotencyKeyHeader;
import io.masthead.http.problem.Problems;
import io.masthead.http.request.Languages;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.UnsupportedContentCoding;
import io.masthead.http.stream.LineReader;
import io.masthead.http.stream.SpooledOutput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports of posts. A client may send the whole body before it reads the response, so results are spooled until the
 * body ends.
 */
@RestController
@Tag(name = "Posts")
final class ImportController {

    /** The most lines of a request. */
    static final long MOST_LINES = 100_000;

    private static final String LINES = "application/x-ndjson";

    /** None of the names in use is registered. */
    private static final List<MediaType> READABLE =
            MediaType.parseMediaTypes(List.of(LINES, "application/ndjson", "application/jsonl"));

    private static final byte[] LINE_FEED = {'\n'};

    private static final String EXAMPLE = """
            {"title":"Hello","body":"First post."}
            {"title":"Not yet","status":"draft"}
            """;

    /** Memory of an import besides its batch and the line that it reads: what has arrived, and results. */
    private static final long MEMORY = LineReader.BUFFER + SpooledOutput.IN_MEMORY;

    /** The most bytes that are read and ignored after an early end, so that the client gets to read the response. */
    private static final long MOST_IGNORED = 64L * 1024 * 1024;

    private final PostImport posts;
    private final JsonMapper mapper;
    private final ImportCounts counts;
    private final RunningImports running = new RunningImports();

    ImportController(PostImport posts, JsonMapper mapper, ImportCounts counts) {
        this.posts = posts;
        this.mapper = mapper;
        this.counts = counts;
    }

    @Admitted(WorkClass.STREAM)
    @Problems(ImportInProgress.CODE)
    @PostMapping("/posts/import")
    @ResponseStatus(HttpStatus.OK)
    @Operation(
            operationId = "importPosts",
            summary = "Write many posts, one a line",
            description = "Each line is what POST /posts takes, of up to 1 MiB; there may be 100000 lines. They are"
                    + " written in batches of up to 500 lines or 4 MiB, each whole or not at all, and each line has"
                    + " its result, in order, once the whole body is sent. With the same key and the same lines again, only"
                    + " what is missing is written. A batch with which the account would have too many posts is refused, and"
                    + " the next one goes on. An account may run one import at a time. Against the limits it"
                    + " counts as one request. An upload that breaks off, is too slow or takes too long ends there;"
                    + " its complete batches stay.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = LINES,
                                            schema = @Schema(implementation = PostRequest.class),
                                            examples = @ExampleObject(name = "lines", value = EXAMPLE))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "What became of the lines: one ImportedLine each.",
                            headers = @Header(name = HttpHeaders.CONTENT_LANGUAGE),
                            content =
                                    @Content(mediaType = LINES, schema = @Schema(implementation = ImportedLine.class))))
    void importPosts(
            @IdempotencyKeyHeader Optional<BatchIdempotency> idempotency,
            @CurrentUser UserId author,
            RequestContext context)
            throws IOException, HttpMediaTypeNotSupportedException {
        HttpServletRequest request = context.request();
        HttpServletResponse response = context.response();
        requireLines(request);
        Locale language = Languages.of(request);
        try (SpooledOutput results = new SpooledOutput()) {
            StreamMemory memory = context.streamMemory();
            Source source = new Source(
                    context.stream(),
                    MOST_LINES,
                    author,
                    idempotency,
                    language,
                    ofLines -> memory.use(MEMORY + ofLines));
            running.run(
                    author,
                    () -> counts.run(() -> {
                        memory.use(MEMORY);
                        posts.run(source, line -> spool(line, results));
                    }));
            memory.use(results.inMemory());
            if (!context.discardRest(MOST_IGNORED)) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            response.setContentType(LINES);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            response.setContentLengthLong(results.size());
            results.copyTo(context.output());
        }
    }

    private void spool(ImportedLine line, SpooledOutput results) {
        counts.count(line);
        try {
            results.write(mapper.writeValueAsBytes(line));
            results.write(LINE_FEED);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void requireLines(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        UnsupportedContentCoding.refuse(request);
        MediaType type;
        try {
            type = MediaType.parseMediaType(
                    Optional.ofNullable(request.getContentType()).orElse(""));
        } catch (InvalidMediaTypeException unknown) {
            throw new HttpMediaTypeNotSupportedException((MediaType) null, READABLE);
        }
        if (READABLE.stream().noneMatch(lines -> lines.includes(type))) {
            throw new HttpMediaTypeNotSupportedException(type, READABLE);
        }
    }
}
