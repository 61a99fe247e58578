package vn.nguon.accounts;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Viewer;

/** Page tests: sends a request as somebody who signed in. The filter chain then makes the viewer from the grants in the database. */
public final class SignIn {

    private SignIn() {}

    public static RequestPostProcessor as(AccountId account) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account.value()), null, List.of()));
    }

    public static RequestPostProcessor as(Viewer viewer) {
        return as(viewer.id());
    }
}
