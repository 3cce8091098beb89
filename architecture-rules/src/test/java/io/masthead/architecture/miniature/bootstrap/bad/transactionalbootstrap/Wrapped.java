package io.masthead.architecture.miniature.bootstrap.bad.transactionalbootstrap;

import org.springframework.transaction.annotation.Transactional;

@Transactional
class Wrapped {}
