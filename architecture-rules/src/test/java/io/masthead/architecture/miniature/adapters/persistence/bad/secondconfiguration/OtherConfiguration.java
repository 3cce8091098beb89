package io.masthead.architecture.miniature.adapters.persistence.bad.secondconfiguration;

import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class OtherConfiguration {}
