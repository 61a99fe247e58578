-- The list of the nation's recommendations is walked by the day that counts next, no further than the page (RecommendationBook).
CREATE INDEX recommendation_by_day ON recommendation ((state IN ('DECLINED', 'DONE')), (CASE WHEN state = 'SENT' THEN answer_by ELSE due_on END), class_id DESC, no);
