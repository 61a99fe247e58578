package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import vn.nguon.Application;

class ModularityTests {

    /** Without what jte makes of the templates: that reads the modules' view records and nobody calls it. */
    static final ApplicationModules MODULES =
            ApplicationModules.of(Application.class, JavaClass.Predicates.resideInAPackage("vn.nguon.jte.."));

    @Test
    void modulesUseOnlyWhatTheySayTheyUse() {
        MODULES.verify();
    }

    @Test
    void everyModuleSaysWhatItUsesAndThatStandsAboveItInTheTable() {
        Map<String, List<String>> declared = new TreeMap<>();
        MODULES.forEach(module -> declared.put(
                module.getIdentifier().toString(),
                declaredBy(module.getBasePackage().getName())));
        assertThat(declared).isNotEmpty();
        assertThat(faults(declared)).isEmpty();
    }

    @Test
    void theRuleFindsAModuleThatSaysNothingAndOneThatLooksUp() {
        assertThat(faults(Map.of(
                        "rosters", List.of("classes", "web :: fields"),
                        "people", List.of("planning"),
                        "attendance", List.of(ApplicationModule.OPEN_TOKEN))))
                .containsExactlyInAnyOrder(
                        "people may not use planning", "attendance does not say which modules it uses");
    }

    @Test
    void writesThePicturesOfTheModules() {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder("target/spring-modulith-docs"))
                .writeDocumentation();
    }

    private static List<String> faults(Map<String, List<String>> declared) {
        List<String> faults = new ArrayList<>();
        declared.forEach((module, uses) -> {
            for (var use : uses) {
                var target = use.replaceAll(" *::.*", "");
                if (target.equals(ApplicationModule.OPEN_TOKEN))
                    faults.add(module + " does not say which modules it uses");
                else if (!ModuleOrder.mayKnow(module, target)) faults.add(module + " may not use " + target);
            }
        });
        return faults;
    }

    private static List<String> declaredBy(String basePackage) {
        try {
            var annotation = Class.forName(basePackage + ".package-info").getAnnotation(ApplicationModule.class);
            return annotation == null
                    ? List.of(ApplicationModule.OPEN_TOKEN)
                    // The open modules at the bottom are used by everybody and say nothing of themselves.
                    : annotation.type() == ApplicationModule.Type.OPEN
                            ? List.of()
                            : List.of(annotation.allowedDependencies());
        } catch (ClassNotFoundException e) {
            return List.of(ApplicationModule.OPEN_TOKEN);
        }
    }
}
