package vn.nguon.practice;

/** How often each trainee acts as head (đóng vai người đứng đầu). */
enum Heads {
    ONCE("Mỗi người một lần trong cả khóa"),
    EACH("Mỗi người một lần trong mỗi buổi thực hành");

    private final String vietnamese;

    Heads(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    String vietnamese() {
        return vietnamese;
    }
}
