package vn.nguon.accounts;

import vn.nguon.web.Form;
import vn.nguon.web.Input;

/** Checks that several forms of this module share. */
final class AccountForms {
    private AccountForms() {}

    static void checkUsername(Form form, Input<String> username) {
        var typed = username.value();
        if (typed != null && !typed.matches("[a-z0-9._-]{3,60}"))
            form.refuse(
                    username.id(),
                    "Tên đăng nhập có 3 đến 60 ký tự: chữ thường không dấu, số, dấu chấm, gạch nối, ví dụ anh.luthi");
    }

    static void checkPassword(Form form, Input<String> password, Input<String> again) {
        var typed = password.value();
        var second = again.value();
        if (typed == null || second == null) return;
        if (typed.length() < Accounts.PASSWORD_LEAST)
            form.refuse(password.id(), "Mật khẩu có ít nhất " + Accounts.PASSWORD_LEAST + " ký tự");
        else if (!typed.equals(second)) form.refuse(again.id(), "Hai lần nhập mật khẩu khác nhau. Nhập lại mật khẩu");
    }
}
