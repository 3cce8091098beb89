package io.masthead.http.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** Replaces Redoc's logo, which its script loads from another host, by an empty picture. */
final class WithoutLogo implements ResourceTransformer {

    private static final String LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";
    private static final String EMPTY = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource file = chain.transform(request, resource);
        String script = file.getContentAsString(StandardCharsets.UTF_8);
        return new TransformedResource(file, script.replace(LOGO, EMPTY).getBytes(StandardCharsets.UTF_8));
    }
}
