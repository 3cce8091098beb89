package io.masthead.architecture.miniature.domain.reader.bad.problem;

import org.springframework.beans.BeansException;

public final class Stamp {

    public void press() throws BeansException {}
}
