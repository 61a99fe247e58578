package vn.nguon.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;
import vn.nguon.web.RouteRules;
import vn.nguon.web.SecurityHeaders;

/**
 * The one filter chain. Who may call a route stands on its handler ({@code @Allow}…); this asks {@link RouteRules} with the viewer
 * of the request. The CSRF token lies in a cookie, so that a page with a form writes nothing to the database.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableScheduling
class SecuritySetup implements WebMvcConfigurer {

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    ProviderManager authenticationManager(PasswordSignIn passwords) {
        return new ProviderManager(List.of(passwords));
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, RouteRules rules, Viewers viewers, SignInSessions sessions, Setup setup) {
        return http.authorizeHttpRequests(
                        routes -> routes.anyRequest().access((who, context) -> decide(rules, context)))
                .addFilterBefore(new ViewerFilter(viewers, setup), AuthorizationFilter.class)
                .securityContext(context -> context.securityContextRepository(sessions))
                // The servlet container's sessions are not used: nothing is kept in a node's memory.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(form -> form.loginPage(SignInPages.PATH)
                        .usernameParameter("ten")
                        .passwordParameter("mat-khau")
                        .successHandler((request, response, _) ->
                                response.sendRedirect(SignInPages.target(request.getParameter("toi"))))
                        .failureHandler((request, response, _) ->
                                request.getRequestDispatcher(SignInPages.WRONG).forward(request, response)))
                .exceptionHandling(problems -> problems.authenticationEntryPoint(
                                (request, response, _) -> response.sendRedirect(SignInPages.signInFirst(request)))
                        .accessDeniedHandler((_, response, _) -> response.sendError(403)))
                .logout(out -> out.logoutUrl("/dang-xuat").logoutSuccessHandler(signedOut()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(SecurityHeaders.CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(SecurityHeaders.PERMISSIONS_POLICY))
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter((request, response) -> {
                            if (!response.containsHeader("Cache-Control"))
                                response.setHeader("Cache-Control", "no-store");
                        }))
                .build();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName("nguon-csrf");
        cookie.setCookieCustomizer(c -> c.sameSite("Lax"));
        return cookie;
    }

    private static LogoutSuccessHandler signedOut() {
        return (_, response, _) -> response.sendRedirect(SignInPages.PATH);
    }

    private static AuthorizationResult decide(RouteRules rules, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var viewer = (Viewer) request.getAttribute(Frame.VIEWER);
        return new AuthorizationDecision(
                switch (rules.decide(request, viewer)) {
                    case ANYONE, ALLOWED -> true;
                    case SIGN_IN_NEEDED, DENIED -> false;
                });
    }

    /** Lets a handler take the {@link Viewer} as a parameter. */
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Viewer.class;
            }

            @Override
            public @Nullable Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                return request.getAttribute(Frame.VIEWER, RequestAttributes.SCOPE_REQUEST);
            }
        });
    }
}
