package io.masthead.http.server;

import io.masthead.http.problem.ProblemWriter;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures Tomcat, whose own responses must look like those of the service. */
@Configuration(proxyBeanMethods = false)
public class TomcatConfiguration {

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsEverywhere(ProblemWriter problems) {
        return tomcat -> {
            tomcat.setProtocol(ServiceProtocol.class.getName());
            tomcat.addConnectorCustomizers(
                    ServerOptionsAdapter::on,
                    TomcatConfiguration::takeAllLanguages,
                    TomcatConfiguration::writePages,
                    TomcatConfiguration::refuseBeforeBodies);
            tomcat.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.getPipeline().addValve(new UnreadBodyValve());
                host.getPipeline().addValve(new KeptConnectionValve());
                host.getPipeline().addValve(new ProblemReportValve(problems));
                // The host looks for a valve with this name.
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
                // The stop has waited for the requests; Tomcat divides this by 20, and waits forever for 0 ms.
                ((StandardContext) context).setUnloadDelay(20);
            });
        };
    }

    /** Tomcat would fail for more than ten languages. The header has a limit already, and Languages parses it. */
    private static void takeAllLanguages(Connector connector) {
        connector.setMaxLocaleCount(-1);
    }

    /** Asks a client that waits for it (RFC 9110 §10.1.1) to send the body only when an operation reads it. */
    private static void refuseBeforeBodies(Connector connector) {
        connector.setProperty("continueResponseTiming", "onRead");
    }

    /** A page of twenty posts fits, and is written to the socket at once. Each connection has a buffer. */
    private static void writePages(Connector connector) {
        connector.setProperty("socket.appWriteBufSize", "16384");
    }
}
