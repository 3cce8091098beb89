package io.masthead.http.problem;

import io.masthead.http.authentication.PermitAll;
import io.masthead.http.headers.CommonHeaders;
import io.masthead.http.headers.ContentNegotiation;
import io.masthead.http.request.Languages;
import io.masthead.http.request.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Documentation of types of problems, as HTML for browsers and as JSON for programs, in the caller's language. */
@RestController
@Tag(name = "Problems")
final class ProblemController {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final JsonMapper mapper;
    private final ProblemCatalogue catalogue;
    private final ProblemTexts texts;

    ProblemController(JsonMapper mapper, ProblemCatalogue catalogue, ProblemTexts texts) {
        this.mapper = mapper;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    @PermitAll
    @GetMapping("/problems")
    @Operation(
            operationId = "listProblemTypes",
            summary = "List every kind of problem, with what it means",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            headers = @Header(name = HttpHeaders.CONTENT_LANGUAGE),
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array =
                                                @ArraySchema(
                                                        schema = @Schema(implementation = ProblemDescription.class))),
                                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string"))
                            }))
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        Locale language = Languages.of(request);
        List<ProblemDescription> problems = catalogue.types().stream()
                .map(type -> ProblemDescription.of(type, catalogue, texts, language))
                .toList();
        return ContentNegotiation.prefers(MediaType.TEXT_HTML, request)
                ? page(new ProblemPage(texts, language, rootOf(request)).of(problems), language)
                : data(problems, language);
    }

    @PermitAll
    @GetMapping("/problems/{slug}")
    @Operation(
            operationId = "describeProblemType",
            summary = "Read what a kind of problem means",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            headers = @Header(name = HttpHeaders.CONTENT_LANGUAGE),
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ProblemDescription.class)),
                                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string"))
                            }))
    ResponseEntity<byte[]> describe(
            @Parameter(example = "invalid-request") @PathVariable("slug") String slug, HttpServletRequest request) {
        Locale language = Languages.of(request);
        ProblemDescription problem = catalogue
                .find(slug)
                .map(type -> ProblemDescription.of(type, catalogue, texts, language))
                .orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
        return ContentNegotiation.prefers(MediaType.TEXT_HTML, request)
                ? page(new ProblemPage(texts, language, rootOf(request)).of(problem), language)
                : data(problem, language);
    }

    private static String rootOf(HttpServletRequest request) {
        return RequestContext.of(request).address().root();
    }

    private static ResponseEntity<byte[]> page(byte[] page, Locale language) {
        return response(page, language)
                .header(CommonHeaders.CONTENT_SECURITY_POLICY, ProblemPage.POLICY)
                .contentType(PAGE)
                .body(page);
    }

    private ResponseEntity<byte[]> data(Object description, Locale language) {
        byte[] json = mapper.writeValueAsBytes(description);
        return response(json, language).contentType(MediaType.APPLICATION_JSON).body(json);
    }

    /** Gives each representation an entity tag of its own, from a digest of its bytes. */
    private static ResponseEntity.BodyBuilder response(byte[] body, Locale language) {
        return ResponseEntity.ok()
                .eTag("\"" + DigestUtils.md5DigestAsHex(body) + "\"")
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
    }
}
