-- The list of classes of the nation is walked by its first day no further than the page (ClassDoor).
CREATE INDEX training_class_by_day ON training_class (first_day DESC NULLS FIRST, id DESC);
