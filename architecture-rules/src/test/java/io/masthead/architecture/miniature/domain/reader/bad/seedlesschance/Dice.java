package io.masthead.architecture.miniature.domain.reader.bad.seedlesschance;

import java.util.Random;

public final class Dice {

    public int roll() {
        return new Random().nextInt(6);
    }
}
