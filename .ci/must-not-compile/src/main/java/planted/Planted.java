package planted;

final class Planted {

    private Planted() {}

    static String name() {
        return null;
    }
}
