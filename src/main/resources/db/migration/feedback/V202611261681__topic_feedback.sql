-- Published view: what trainees said of each topic with one lecturer, only where five or more answered. points / marks is the mean, of five.
CREATE VIEW topic_feedback AS
    SELECT y.class_id, s.title, s.answers, sum(t.score * t.answers) AS points, sum(t.answers) AS marks
      FROM feedback_subject s
      JOIN feedback_survey y ON y.id = s.survey_id
      JOIN feedback_tally t ON t.survey_id = s.survey_id AND t.subject_no = s.no
     WHERE s.no > 0
       AND s.answers IS NOT NULL
     GROUP BY y.class_id, s.survey_id, s.no, s.title, s.answers
    HAVING sum(t.answers) > 0;
