/**
 * Stories (tin, bài) of the propaganda board about classes: drafted, proposed from the facts of a class, published, corrected, withdrawn; the
 * public pages and the feed. Public here: {@link vn.nguon.news.Stories}, {@link vn.nguon.news.StoryPhotos}, their values and page records.
 * Others may read the published view {@code published_story}.
 */
@ApplicationModule(
        displayName = "Tin bài",
        allowedDependencies = {"shared", "web", "rules", "files", "audit", "units", "accounts", "programmes", "classes"
        })
@NullMarked
package vn.nguon.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
