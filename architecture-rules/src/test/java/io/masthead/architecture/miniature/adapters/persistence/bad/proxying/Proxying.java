package io.masthead.architecture.miniature.adapters.persistence.bad.proxying;

import org.springframework.transaction.annotation.EnableTransactionManagement;

@EnableTransactionManagement
class Proxying {}
