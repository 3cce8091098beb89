package io.masthead.architecture.build;

import io.masthead.architecture.config.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one {@code pom.xml}, without document types and external entities. */
final class PomReader {

    private static final String PROFILE = "project/profiles/profile/";

    private final Pom pom;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> dependency = new HashMap<>();
    private int dependencyLine;

    private PomReader(Pom pom) {
        this.pom = pom;
    }

    static Pom read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Misconfigured(
                    List.of(file + ": there is no such file; name the pom.xml at the top of the build"));
        }
        PomReader reading = new PomReader(new Pom(file));
        try (InputStream in = Files.newInputStream(file)) {
            reading.readAll(factory().createXMLStreamReader(in));
        } catch (XMLStreamException malformed) {
            int line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNumber();
            throw new Misconfigured(List.of(file + ":" + line + ": this is no well-formed XML without a document type; "
                    + "mend it until Maven reads it, and delete any DOCTYPE"));
        } catch (IOException failed) {
            throw new Misconfigured(List.of(file + ": the file cannot be read (" + failed + "); make it readable"));
        }
        return reading.pom;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void readAll(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end(xml);
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a document type", xml.getLocation());
                default -> {
                    // comments and processing instructions contain nothing about modules
                }
            }
        }
    }

    private void start(XMLStreamReader xml) {
        path.addLast(xml.getLocalName());
        text.setLength(0);
        if (xml.getLocalName().equals("dependency")) {
            dependency.clear();
            dependencyLine = xml.getLocation().getLineNumber();
        }
    }

    private void end(XMLStreamReader xml) {
        String where = where();
        String value = text.toString().strip();
        switch (where) {
            case "project/groupId",
                    "project/artifactId",
                    "project/version",
                    "project/parent/groupId",
                    "project/parent/artifactId",
                    "project/parent/version" -> pom.values().put(where.replace('/', '.'), value);
            case "project/modules/module", "project/subprojects/subproject" ->
                pom.modules().add(new Pom.Module(value, xml.getLocation().getLineNumber()));
            case "project/dependencies/dependency" -> pom.dependencies().add(declared());
            case "project/dependencyManagement/dependencies/dependency" ->
                pom.managed().add(declared());
            default -> {
                if (where.startsWith("project/properties/")) {
                    pom.values().put(xml.getLocalName(), value);
                } else if (where.endsWith("dependencies/dependency/" + xml.getLocalName())) {
                    dependency.put(xml.getLocalName(), value);
                }
            }
        }
        path.removeLast();
        text.setLength(0);
    }

    /** {@return the path of the current element; content of a profile counts as if it were always active} */
    private String where() {
        String all = String.join("/", path);
        return all.startsWith(PROFILE) ? "project/" + all.substring(PROFILE.length()) : all;
    }

    private Pom.Dependency declared() {
        return new Pom.Dependency(
                dependency.getOrDefault("groupId", ""),
                dependency.getOrDefault("artifactId", ""),
                Optional.ofNullable(dependency.get("scope")),
                dependencyLine);
    }
}
