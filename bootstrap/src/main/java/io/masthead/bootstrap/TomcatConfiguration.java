package io.masthead.bootstrap;

import io.masthead.http.problem.ProblemWriter;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for Tomcat, whose own responses must look like those of the service. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsEverywhere(ProblemWriter problems) {
        return tomcat -> {
            tomcat.addConnectorCustomizers(
                    ServerOptionsAdapter::on, TomcatConfiguration::takeAllLanguages, TomcatConfiguration::writePages);
            tomcat.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.getPipeline().addValve(new ProblemReportValve(problems));
                // The host looks for a valve with this name.
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            });
        };
    }

    /** Tomcat would fail for more than ten languages. The header has a limit already, and Languages parses it. */
    private static void takeAllLanguages(Connector connector) {
        connector.setMaxLocaleCount(-1);
    }

    /** A page of twenty posts fits, and is written to the socket at once. Each connection has a buffer. */
    private static void writePages(Connector connector) {
        connector.setProperty("socket.appWriteBufSize", "16384");
    }
}
