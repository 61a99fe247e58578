package vn.nguon.web;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class WebSetup {
    @Bean
    Templates templates(@Value("${nguon.dev-templates:false}") boolean development) {
        return Templates.make(development);
    }

    @Bean
    Frames frames(List<MenuItem> items, @Value("${nguon.demo:false}") boolean demo, Clock clock) {
        return new Frames(items, demo, clock);
    }

    /** Under this name Boot leaves out its content-negotiating resolver, which would ask every resolver for every page. */
    @Bean("viewResolver")
    ViewResolver jteViewResolver(Templates templates, Frames frames) {
        return new JteViewResolver(templates, frames);
    }

    @Bean
    RouteRules routeRules(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return new RouteRules(mapping);
    }
}
