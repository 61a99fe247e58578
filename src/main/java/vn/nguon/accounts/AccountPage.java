package vn.nguon.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * One account and its grants.
 *
 * @param code how a new code of it comes about
 * @param asker who asked for it; null when nobody did
 * @param console the field for the server's code; null unless that code may stand in for the second person
 */
public record AccountPage(
        AccountLists.Line account,
        List<AccountLists.GrantLine> grants,
        Form form,
        CodeWay code,
        @Nullable String asker,
        @Nullable Form console) {

    /** AT_ONCE: printed by whoever keeps accounts. ASK: the first person asks. WAITS: asked, somebody else prints. PRINT: somebody else asked. WITH_ROLE: printed when the waiting role is confirmed. */
    public enum CodeWay {
        AT_ONCE,
        ASK,
        WAITS,
        PRINT,
        WITH_ROLE
    }
}
