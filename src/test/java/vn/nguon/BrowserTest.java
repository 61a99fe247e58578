package vn.nguon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test that opens the real program in Chromium: a server on a free port, a database of its own, and parameters {@link Browsers} or
 * {@link com.microsoft.playwright.Page} for its methods. Everything opened in a method is closed after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(Browsers.Extension.class)
@Tag("browser")
public @interface BrowserTest {}
