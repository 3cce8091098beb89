package io.masthead.adapters.persistence.user;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Statements on the table of users. */
interface UserJpaRepository extends JpaRepository<UserEntity, Long> {

    @Query("select u from UserEntity u where lower(u.email) = :email")
    Optional<UserEntity> findByEmail(String email);

    @Query("select u from UserEntity u where u.id > :after order by u.id limit :limit offset :skip")
    List<UserEntity> page(long after, int skip, int limit);

    /** Locks in the order of ids, so that two transactions that lock the admins cannot deadlock. */
    @NativeQuery("select id from users where role = 'ADMIN' order by id for update")
    List<Long> lockAdmins();

    @Modifying
    @Query("delete from UserEntity u where u.id = :id and u.version = :version")
    int delete(long id, long version);
}
