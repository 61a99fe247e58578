-- Whether a post lets its organisation see the person: while it is held, and afterwards until the person holds another one somewhere. Who
-- leaves without a new post would otherwise be seen by nobody, although the organisation of the last post keeps the file.
CREATE FUNCTION post_opens_door(post person_post) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT upper_inf(post.valid)
        OR NOT EXISTS (
           SELECT FROM person_post o
            WHERE o.person_id = post.person_id
              AND o.organisation_id IS NOT NULL
              AND (upper_inf(o.valid) OR (upper(o.valid), o.id) > (upper(post.valid), post.id)))
$$;
