-- F47: whether a user is told of a supervisor who only listens. Who whispers or joins is heard anyway.
ALTER TABLE tenants ADD COLUMN tells_of_listening boolean NOT NULL DEFAULT true;
