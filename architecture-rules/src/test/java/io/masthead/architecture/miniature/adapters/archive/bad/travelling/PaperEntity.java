package io.masthead.architecture.miniature.adapters.archive.bad.travelling;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class PaperEntity {

    @Id
    long id;
}
