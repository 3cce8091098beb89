package io.masthead.bootstrap;

import io.masthead.http.problem.ProblemWriter;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Tomcat does itself must look like the rest. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsEverywhere(ProblemWriter problems) {
        return tomcat -> {
            tomcat.addConnectorCustomizers(ServerOptionsAdapter::on, TomcatConfiguration::takeAllLanguages);
            tomcat.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.getPipeline().addValve(new ProblemReportValve(problems));
                // By its name the host knows that it has one.
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            });
        };
    }

    /** Tomcat would fail whoever names more than ten. The header is as long as a head may be, and read elsewhere. */
    private static void takeAllLanguages(Connector connector) {
        connector.setMaxLocaleCount(-1);
    }
}
