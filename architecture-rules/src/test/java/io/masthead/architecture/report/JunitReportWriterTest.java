package io.masthead.architecture.report;

import static io.masthead.architecture.report.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@SuppressWarnings("MethodName")
class JunitReportWriterTest {

    @Test
    void fails_a_test_case_for_each_violation_and_for_each_problem_of_the_baseline() throws Exception {
        Report report = Sample.odd();

        List<Element> failures = elements(read(report), "failure");

        assertThat(failures).hasSize(7 + 1);
        assertThat(failures)
                .allSatisfy(failure ->
                        assertThat(elements(parent(failure), "failure")).hasSize(1));
    }

    @Test
    void skips_what_is_known_and_what_is_switched_off() throws Exception {
        Report report = Sample.odd();

        List<Element> skipped = elements(read(report), "skipped");

        assertThat(skipped)
                .extracting(element -> element.getAttribute("message"))
                .containsExactly(
                        "in the baseline: goes with | release 2",
                        "excepted: agreed <on>",
                        "in the baseline",
                        "no Maven here");
    }

    @Test
    void passes_warnings_with_their_text() throws Exception {
        Report report = Sample.odd();

        List<Element> output = elements(read(report), "system-out");

        assertThat(output).last().satisfies(warning -> {
            assertThat(warning.getTextContent()).startsWith("Dto is a class\nat: Dto.java:9\n");
            assertThat(elements(parent(warning), "failure")).isEmpty();
        });
    }

    @Test
    void passes_a_rule_that_nothing_breaks() throws Exception {
        List<Element> cases = elements(read(Sample.clean()), "testcase");

        assertThat(cases).singleElement().satisfies(kept -> {
            assertThat(kept.getAttribute("name")).isEqualTo("Dependencies point inward");
            assertThat(elements(kept, "*")).isEmpty();
        });
    }

    @Test
    void counts_what_it_writes() throws Exception {
        Document xml = read(Sample.odd());

        assertThat(xml.getDocumentElement()).satisfies(JunitReportWriterTest::isCounted);
        assertThat(elements(xml, "testsuite")).hasSize(5).allSatisfy(JunitReportWriterTest::isCounted);
    }

    @Test
    void tells_findings_of_one_pair_apart() throws Exception {
        List<Element> cases = elements(read(Sample.odd()), "testcase");

        assertThat(cases)
                .extracting(each -> each.getAttribute("classname") + each.getAttribute("name"))
                .doesNotHaveDuplicates();
    }

    @Test
    void keeps_messages_but_for_characters_that_xml_cannot_hold() throws Exception {
        List<Element> failures = elements(read(Sample.odd()), "failure");

        assertThat(failures)
                .extracting(failure -> failure.getAttribute("message"))
                .contains(Sample.ODD
                        .replace("\u0007", "\\u0007")
                        .replace("\u001B", "\\u001B")
                        .replace("\uD83D ", "\\uD83D ")
                        .replace("\uFFFE", "\\uFFFE"));
    }

    private static void isCounted(Element suite) {
        assertThat(suite.getAttribute("tests"))
                .isEqualTo(String.valueOf(elements(suite, "testcase").size()));
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(elements(suite, "failure").size()));
    }

    private static Element parent(Element element) {
        return (Element) element.getParentNode();
    }

    private static Document read(Report report) throws Exception {
        InputSource source = new InputSource(new StringReader(written(report, ReportFormat.JUNIT)));
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(source);
    }

    private static List<Element> elements(Document document, String name) {
        return list(document.getElementsByTagName(name));
    }

    private static List<Element> elements(Element element, String name) {
        return list(element.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }
}
