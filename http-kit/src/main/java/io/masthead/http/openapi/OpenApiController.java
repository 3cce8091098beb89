package io.masthead.http.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.masthead.http.authentication.PermitAll;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.Constants;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RestController;

/**
 * Description of the API. It is the same for all clients, so that all responses share its bytes. The controller of
 * springdoc, whose place it takes, would render it for each response, and keep one for each language that a client asks
 * for.
 */
@Hidden
@RestController
final class OpenApiController extends OpenApiWebMvcResource implements DescriptionPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(OpenApiController.class);

    private static final Locale LANGUAGE = Locale.ENGLISH;

    private volatile byte @Nullable [] json;
    private volatile byte @Nullable [] yaml;

    OpenApiController(
            ObjectFactory<OpenAPIService> descriptions,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(descriptions, requests, responses, operations, properties, providers, customizers);
    }

    @Override
    @PermitAll
    public byte[] openapiJson(HttpServletRequest request, @Value(Constants.API_DOCS_URL) String path, Locale locale)
            throws JsonProcessingException {
        return json();
    }

    @Override
    @PermitAll
    public byte[] openapiYaml(
            HttpServletRequest request, @Value(Constants.DEFAULT_API_DOCS_URL_YAML) String path, Locale locale)
            throws JsonProcessingException {
        byte[] known = yaml;
        if (known == null) {
            known = super.openapiYaml(request, path, LANGUAGE);
            yaml = known;
        }
        return known;
    }

    @Override
    public void prepare() {
        try {
            byte[] unused = json();
        } catch (JsonProcessingException | RuntimeException problem) {
            // The first request tells of it; a service that stops is no longer able to.
            LOG.debug("The description of the API was not prepared", problem);
        }
    }

    private byte[] json() throws JsonProcessingException {
        byte[] known = json;
        if (known == null) {
            known = super.openapiJson(null, "", LANGUAGE);
            json = known;
        }
        return known;
    }

    /** The description names its servers itself, so that it needs no request. */
    @Override
    protected String getServerUrl(@Nullable HttpServletRequest request, String path) {
        return "";
    }
}
