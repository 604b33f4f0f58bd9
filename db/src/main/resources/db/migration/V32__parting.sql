-- Who looks at an album of somebody who is no friend any more is to hear that it is over.
create function ring_albums_of_former_friend() returns trigger language plpgsql as $$
begin
    perform pg_notify('album', id::text) from album where owner_id = old.friend_id;
    return null;
end $$;
create trigger friendship_rings after delete on friendship
    for each row execute function ring_albums_of_former_friend();
