package io.masthead.architecture.miniature.bootstrap.bad.setting;

import org.springframework.beans.factory.annotation.Value;

class Port {

    @Value("${port}")
    int number;
}
