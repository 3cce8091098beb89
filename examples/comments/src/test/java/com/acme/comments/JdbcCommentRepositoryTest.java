package com.acme.comments;

import io.masthead.adapters.persistence.PersistenceConfiguration;
import io.masthead.adapters.persistence.transaction.DomainEventListener;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.user.UserRepository;
import io.masthead.postgres.EmbeddedPostgres;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = JdbcCommentRepositoryTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"logging.level.root=warn", "spring.main.banner-mode=off", "spring.flyway.out-of-order=true"})
class JdbcCommentRepositoryTest extends CommentRepositoryContract {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private UserRepository users;

    @Autowired
    private PostRepository posts;

    @Autowired
    private UnitOfWork unitOfWork;

    @Override
    CommentRepository comments() {
        return new JdbcCommentRepository(jdbc);
    }

    @Override
    UserRepository users() {
        return users;
    }

    @Override
    PostRepository posts() {
        return posts;
    }

    @Override
    <T> T run(Supplier<T> work) {
        return unitOfWork.run(work);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = CommentConfiguration.class)
    @Import(PersistenceConfiguration.class)
    static class Application {

        @Bean
        DomainEventListener listener() {
            return event -> {};
        }

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() {
            return EmbeddedPostgres.temporary();
        }

        @Bean
        JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return postgres.owner().user();
                }

                @Override
                public String getPassword() {
                    return postgres.owner().password();
                }

                @Override
                public String getJdbcUrl() {
                    return postgres.jdbcUrl();
                }
            };
        }
    }
}
