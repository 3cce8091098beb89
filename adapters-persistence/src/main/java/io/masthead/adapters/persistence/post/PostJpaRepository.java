package io.masthead.adapters.persistence.post;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Statements on the table of posts. */
interface PostJpaRepository extends JpaRepository<PostEntity, Long> {

    @Modifying
    @Query("delete from PostEntity p where p.id = :id and p.version = :version")
    int delete(long id, long version);
}
