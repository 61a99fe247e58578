/**
 * Results of a class (kết quả): who is eligible or why not, the final mark, the band, and the two decisions on one set of
 * marks. Public here: {@link vn.nguon.results.Results}, {@link vn.nguon.results.CredentialKind}, {@link
 * vn.nguon.results.ResultsDecided}, {@link vn.nguon.results.Shares}; for what offices say of a person {@link vn.nguon.results.Appraisals} and {@link
 * vn.nguon.results.Opinions}, for khen thưởng {@link vn.nguon.results.Commendations}, with their commands and events. All else is package-private.
 */
@ApplicationModule(
        displayName = "Kết quả",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
            "files",
            "sheets",
            "audit",
            "units",
            "accounts",
            "tasks",
            "documents",
            "programmes",
            "classes",
            "rosters",
            "attendance",
            "practice",
            "papers"
        })
@NullMarked
package vn.nguon.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
