package vn.nguon.rosters;

import vn.nguon.classes.ClassHead;
import vn.nguon.sheets.QuestionPage;

/** What is asked about a roster file before it is reviewed. */
public record ImportQuestionPage(ClassHead head, QuestionPage question) {}
