-- A history as format 1 wrote it.
CREATE TABLE post (
    sha256 TEXT PRIMARY KEY,
    text TEXT,
    keep INTEGER NOT NULL,
    seen INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX post_to_drop ON post (seen) WHERE text IS NOT NULL AND keep = 0;
CREATE TABLE letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made INTEGER NOT NULL,
    command TEXT NOT NULL,
    title TEXT NOT NULL,
    profile TEXT,
    post TEXT REFERENCES post (sha256),
    trade TEXT,
    score REAL
);
CREATE INDEX letter_post ON letter (post);
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    letter INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    made INTEGER NOT NULL,
    cause TEXT NOT NULL,
    status TEXT NOT NULL,
    text TEXT NOT NULL,
    findings TEXT NOT NULL,
    template TEXT NOT NULL,
    model TEXT NOT NULL,
    endpoint TEXT,
    inputs TEXT NOT NULL,
    usage TEXT,
    gig TEXT NOT NULL,
    UNIQUE (letter, number)
);
CREATE TABLE message (
    version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    content TEXT,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (version, position)
) WITHOUT ROWID;
CREATE TABLE mark (
    letter INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    mark TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (letter, position)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO post VALUES ('b9631a5ebd3836c34b8a2ae43ea7630142aac4ce76871bfb8e6bfaefbb22f34c', 'Need a lighthouse painted in Python. Fixed $500.
', 1, 1700000000);
INSERT INTO post VALUES ('0000000000000000000000000000000000000000000000000000000000000000', NULL, 0, 1600000000);
INSERT INTO letter VALUES (3, 1700000000, 'proposal', 'Need a lighthouse painted in Python', 'ada.md', 'b9631a5ebd3836c34b8a2ae43ea7630142aac4ce76871bfb8e6bfaefbb22f34c', 'Python', 61.5);
INSERT INTO letter VALUES (5, 1600000000, 'proposal', 'An older job', NULL, '0000000000000000000000000000000000000000000000000000000000000000', NULL, NULL);
INSERT INTO version VALUES (1, 3, 1, 1700000000, 'draft', 'complete', 'A first try at the lighthouse.', '[]', 'proposal (built-in)', 'm-1', 'http://127.0.0.1/v1', '{}', NULL, '0.1.0');
INSERT INTO version VALUES (2, 3, 2, 1700000000, 'repair', 'complete', 'Your lighthouse, painted twice.', '[]', 'proposal (built-in)', 'm-1', 'http://127.0.0.1/v1', '{}', '{"prompt":1,"completion":2,"cached":0,"reasoning":0}', '0.1.0');
INSERT INTO version VALUES (3, 5, 1, 1600000000, 'draft', 'interrupted', 'Half a let', '[]', 'proposal (built-in)', 'm-1', NULL, '{}', NULL, '0.1.0');
INSERT INTO message VALUES (1, 0, 'system', 'Be plain.', '1111111111111111111111111111111111111111111111111111111111111111');
INSERT INTO message VALUES (1, 1, 'user', 'The post: a lighthouse.', '2222222222222222222222222222222222222222222222222222222222222222');
INSERT INTO mark VALUES (3, 1, 'sent', 1700000100);
INSERT INTO mark VALUES (3, 2, 'replied', 1700000200);
INSERT INTO words (rowid, title, text) VALUES (3, 'Need a lighthouse painted in Python', 'Your lighthouse, painted twice.');
INSERT INTO words (rowid, title, text) VALUES (5, 'An older job', 'Half a let');
PRAGMA user_version = 1;
