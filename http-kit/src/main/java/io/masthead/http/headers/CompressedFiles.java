package io.masthead.http.headers;

import io.masthead.http.entitytag.ContentTag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves files of the jar compressed where the client accepts it. Each file is compressed once, on its first use, and its
 * two representations have entity tags of their own.
 */
public final class CompressedFiles implements ResourceTransformer {

    private static final String GZIP = "gzip";

    private final ConcurrentMap<String, Representations> files = new ConcurrentHashMap<>();

    private CompressedFiles() {}

    /**
     * Configures files of the jar: compressed, and with entity tags of their content, since reproducible builds give all
     * of them the same time.
     *
     * @param files the files
     * @param transformers what else is done to the files, before
     */
    public static void serve(ResourceHandlerRegistration files, ResourceTransformer... transformers) {
        var chain = files.setUseLastModified(false)
                .setEtagGenerator(CompressedFiles::tagOf)
                .resourceChain(false)
                .addTransformer(new CompressedFiles());
        for (ResourceTransformer transformer : transformers) {
            chain.addTransformer(transformer);
        }
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        String name = resource.getURL().toString();
        Representations known = files.get(name);
        if (known == null) {
            known = Representations.of(chain.transform(request, resource));
            files.put(name, known);
        }
        return acceptsGzip(request) ? known.compressed : known.plain;
    }

    private static String tagOf(Resource file) {
        return file instanceof Representation known ? known.tag : ContentTag.of(file);
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && AcceptedCodings.include(accepted, GZIP);
    }

    private record Representations(Representation plain, Representation compressed) {

        static Representations of(Resource file) throws IOException {
            byte[] content = file.getContentAsByteArray();
            HttpHeaders compressed = headers();
            compressed.set(HttpHeaders.CONTENT_ENCODING, GZIP);
            return new Representations(
                    new Representation(file, content, headers()), new Representation(file, gzip(content), compressed));
        }

        private static HttpHeaders headers() {
            HttpHeaders headers = new HttpHeaders();
            headers.addAll(HttpHeaders.VARY, List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT_ENCODING));
            return headers;
        }

        private static byte[] gzip(byte[] content) throws IOException {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(content);
            }
            return compressed.toByteArray();
        }
    }

    private static final class Representation extends TransformedResource implements HttpResource {

        private final HttpHeaders headers;
        private final String tag;

        Representation(Resource file, byte[] content, HttpHeaders headers) {
            super(file, content);
            this.headers = headers;
            this.tag = ContentTag.of(this);
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            return headers;
        }
    }
}
