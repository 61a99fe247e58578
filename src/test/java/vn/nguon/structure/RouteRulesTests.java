package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.nguon.Application;
import vn.nguon.web.Allow;
import vn.nguon.web.AllowAnyone;
import vn.nguon.web.AllowSignedIn;

/** A route without a rule is shut to everybody; here it fails the build, so that nobody has to find out. */
class RouteRulesTests {
    @Test
    void everyHandlerSaysWhoMayCallIt() throws ClassNotFoundException {
        var handlers = handlers();
        assertThat(handlers).isNotEmpty();
        assertThat(handlers.stream().filter(RouteRulesTests::isWithoutRule).map(Method::toString))
                .as("handlers without @Allow, @AllowAnyone or @AllowSignedIn")
                .isEmpty();
    }

    @Test
    void noHandlerHasTwoRules() throws ClassNotFoundException {
        assertThat(handlers().stream().filter(handler -> rules(handler) > 1).map(Method::toString))
                .isEmpty();
    }

    private static List<Method> handlers() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        var product = Application.class.getProtectionDomain().getCodeSource();
        var found = new ArrayList<Method>();
        for (var candidate : scanner.findCandidateComponents("vn.nguon")) {
            var type = Class.forName(candidate.getBeanClassName());
            if (!type.getProtectionDomain().getCodeSource().equals(product)) continue;
            Stream.of(type.getDeclaredMethods())
                    .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isWithoutRule(Method handler) {
        return rules(handler) == 0 && rules(handler.getDeclaringClass()) == 0;
    }

    private static long rules(AnnotatedElement element) {
        return Stream.of(Allow.class, AllowAnyone.class, AllowSignedIn.class)
                .filter(rule -> AnnotatedElementUtils.hasAnnotation(element, rule))
                .count();
    }
}
