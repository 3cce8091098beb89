package example.resourceserver;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who calls. */
@SpringBootApplication
@RestController
public class ResourceServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ResourceServer.class, arguments);
    }

    /** Access tokens have a type of their own (RFC 9068 §2.1), so that no other token of the issuer passes for one. */
    @Bean
    JwtTypeValidator accessTokens() {
        return new JwtTypeValidator("at+jwt");
    }

    @GetMapping("/whoami")
    Map<String, String> whoami(@AuthenticationPrincipal Jwt token) {
        return Map.of("user", token.getSubject());
    }
}
