package vn.nguon.accounts;

import java.util.List;

/** The sign-in screen. @param target where to go afterwards; {@code wrong} marks both fields and says nothing about which */
public record SignInPage(String target, String username, boolean wrong, List<AccountLists.DemoAccount> demoAccounts) {}
