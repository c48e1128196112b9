/** The tables, as the steps by which they came to be. A step that has been released is never edited; a new one is added. */

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    name: "the record",
    sql: `
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Country codes, codes of other actors, and ids of actors that are the same in every document.
CREATE TABLE names (key INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE actors (
  name INTEGER PRIMARY KEY REFERENCES names, label TEXT NOT NULL COLLATE NOCASE, kind TEXT NOT NULL,
  country TEXT, wikidata TEXT);
CREATE INDEX actors_label ON actors(label);
CREATE TABLE coders (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE sources (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT, country TEXT, language TEXT,
  owner TEXT, grade TEXT NOT NULL DEFAULT 'F');
-- Narrow, so that the checks "still shown?" and "known by then?" stay in memory; texts are apart.
CREATE TABLE documents (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash BLOB NOT NULL, day INTEGER NOT NULL,
  known INTEGER NOT NULL, until INTEGER, coding INTEGER,
  source INTEGER REFERENCES sources, given TEXT NOT NULL, date TEXT, url TEXT, lang TEXT, mark TEXT);
CREATE INDEX documents_day ON documents(day);
CREATE TABLE texts (document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE, title TEXT, body TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(
  title, body, content='texts', content_rowid='document', tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN
  INSERT INTO search(rowid, title, body) VALUES (new.document, new.title, new.body);
END;
CREATE TRIGGER texts_out AFTER DELETE ON texts BEGIN
  INSERT INTO search(search, rowid, title, body) VALUES ('delete', old.document, old.title, old.body);
END;
-- What stays the same when a text is corrected, with the text that stands now.
CREATE TABLE lineages (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, document INTEGER NOT NULL REFERENCES documents);
CREATE INDEX lineages_document ON lineages(document);
CREATE TABLE sightings (
  key INTEGER PRIMARY KEY, lineage INTEGER NOT NULL REFERENCES lineages, document INTEGER NOT NULL REFERENCES documents,
  source INTEGER REFERENCES sources, given TEXT NOT NULL, url TEXT, date TEXT, known INTEGER NOT NULL,
  -- 0: an older text of what stood newer when it came.
  stands INTEGER NOT NULL);
CREATE INDEX sightings_document ON sightings(document);
CREATE INDEX sightings_lineage ON sightings(lineage);
CREATE INDEX sightings_source ON sightings(source, document);
CREATE INDEX sightings_given ON sightings(given);
CREATE INDEX sightings_url ON sightings(url) WHERE url IS NOT NULL;
-- The result of one coder for one document: digest is the SHA-256 of all that was coded; rest, what has no table of its own, deflated JSON.
CREATE TABLE codings (
  key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, coder INTEGER NOT NULL REFERENCES coders,
  made INTEGER NOT NULL, digest BLOB NOT NULL, rest BLOB NOT NULL, UNIQUE (document, coder));
CREATE INDEX codings_coder ON codings(coder, document);
-- Codings whose findings are not to be shown now: of a text that was corrected, of a coder that is not the present one.
CREATE TABLE hidden (coding INTEGER PRIMARY KEY);
CREATE TABLE sentences (
  coding INTEGER NOT NULL REFERENCES codings, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  PRIMARY KEY (coding, n)) WITHOUT ROWID;
CREATE TABLE events (
  key INTEGER PRIMARY KEY, coding INTEGER NOT NULL REFERENCES codings, document INTEGER NOT NULL,
  day INTEGER NOT NULL, type INTEGER NOT NULL, status INTEGER NOT NULL, sentence INTEGER NOT NULL, detail TEXT NOT NULL);
CREATE INDEX events_coding ON events(coding);
CREATE INDEX events_document ON events(document, day, type, status, coding);
CREATE INDEX events_day ON events(day);
CREATE INDEX events_type ON events(type, day, status, coding);
CREATE INDEX events_status ON events(status, day);
-- One row for each name on an event; sides: 1 source, 2 target, 4 speaker. Wide enough that filters need not read the event.
CREATE TABLE parties (
  name INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL REFERENCES events,
  sides INTEGER NOT NULL, type INTEGER NOT NULL, status INTEGER NOT NULL, coding INTEGER NOT NULL,
  PRIMARY KEY (name, day, event)) WITHOUT ROWID;
CREATE INDEX parties_event ON parties(event);
-- types and statuses: bits of the events that the claim is about.
CREATE TABLE claims (
  key INTEGER PRIMARY KEY, coding INTEGER NOT NULL REFERENCES codings, document INTEGER NOT NULL,
  day INTEGER NOT NULL, stance INTEGER NOT NULL, types INTEGER NOT NULL, statuses INTEGER NOT NULL,
  sentence INTEGER NOT NULL, detail TEXT NOT NULL);
CREATE INDEX claims_coding ON claims(coding);
CREATE INDEX claims_document ON claims(document, day, stance, coding);
CREATE INDEX claims_day ON claims(day);
CREATE INDEX claims_stance ON claims(stance, day);
-- sides: 1 holder, 2 what the claim is about.
CREATE TABLE speakers (
  name INTEGER NOT NULL, day INTEGER NOT NULL, claim INTEGER NOT NULL REFERENCES claims,
  sides INTEGER NOT NULL, stance INTEGER NOT NULL, coding INTEGER NOT NULL,
  PRIMARY KEY (name, day, claim)) WITHOUT ROWID;
CREATE INDEX speakers_claim ON speakers(claim);
-- Who is named in a document, event or not.
CREATE TABLE mentions (
  name INTEGER NOT NULL, coding INTEGER NOT NULL REFERENCES codings, PRIMARY KEY (name, coding)) WITHOUT ROWID;
CREATE INDEX mentions_coding ON mentions(coding);
CREATE TABLE faults (
  key INTEGER PRIMARY KEY, place TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, known INTEGER NOT NULL,
  UNIQUE (place, code, message));`,
  },
  {
    name: "grades of sources, and what was forgotten",
    sql: `
CREATE TABLE gradings (
  key INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources, grade TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX gradings_source ON gradings(source);
-- The fingerprint alone, so that a text taken out does not come back with the next reading of its feed.
CREATE TABLE forgotten (hash BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;`,
  },
  {
    name: "jobs",
    sql: `
CREATE TABLE jobs (
  key INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL,
  total INTEGER NOT NULL, begun INTEGER NOT NULL, ended INTEGER, message TEXT);`,
  },
  {
    name: "stories",
    sql: `
-- What joining reads of every document. state: 0 to be linked, 1 linked, 2 left out (not coded). coding: what it was made from.
CREATE TABLE digests (
  document INTEGER PRIMARY KEY REFERENCES documents, coding INTEGER NOT NULL, state INTEGER NOT NULL, hash TEXT NOT NULL,
  day INTEGER, exact TEXT NOT NULL, minima BLOB NOT NULL, topic BLOB NOT NULL);
CREATE INDEX digests_state ON digests(state, day);
-- What joining reads of the documents of one story; body: mentions and statements, deflated JSON.
CREATE TABLE digest_parts (
  document INTEGER PRIMARY KEY REFERENCES digests ON DELETE CASCADE, title TEXT, date TEXT, source TEXT,
  relays TEXT NOT NULL, names TEXT NOT NULL, body BLOB NOT NULL);
-- Of each document (a) the nearest (b), in parts of a million.
CREATE TABLE likes (a INTEGER NOT NULL, b INTEGER NOT NULL, likeness INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX likes_b ON likes(b);
CREATE TABLE copies (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX copies_b ON copies(b);
CREATE TABLE story_edits (key INTEGER PRIMARY KEY, edit TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, undone INTEGER NOT NULL);
-- Publisher at the root of each document; whole: the origin as JSON.
CREATE TABLE origins (document INTEGER PRIMARY KEY REFERENCES documents, origin TEXT NOT NULL, whole TEXT NOT NULL);
-- signature: of its documents, their digests and origins; what has the same is not written again.
CREATE TABLE stories (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, signature TEXT NOT NULL, title TEXT, first TEXT, last TEXT,
  terms TEXT NOT NULL, central TEXT NOT NULL, documents INTEGER NOT NULL, origins INTEGER NOT NULL,
  incidents INTEGER NOT NULL, propositions INTEGER NOT NULL, contested INTEGER NOT NULL);
CREATE INDEX stories_latest ON stories(coalesce(last, ''), key);
CREATE INDEX stories_largest ON stories(documents, key);
CREATE INDEX stories_contested ON stories(contested, key);
CREATE TABLE story_documents (document INTEGER PRIMARY KEY REFERENCES documents, story INTEGER NOT NULL REFERENCES stories);
CREATE INDEX story_documents_story ON story_documents(story);
-- Ids that a story has had, by the document that they come from.
CREATE TABLE story_ids (id TEXT PRIMARY KEY, document INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX story_ids_document ON story_ids(document);
-- whole: the proposition with its statements, deflated JSON.
CREATE TABLE propositions (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, story INTEGER NOT NULL REFERENCES stories, predicate TEXT NOT NULL,
  status TEXT NOT NULL, first TEXT, last TEXT, articles INTEGER NOT NULL, whole BLOB NOT NULL);
CREATE INDEX propositions_story ON propositions(story);
CREATE INDEX propositions_status ON propositions(status, coalesce(last, ''), key);
CREATE INDEX propositions_last ON propositions(coalesce(last, ''), key);
-- Subject (1) and object (2) of each; both parties of symmetric ones are subjects.
CREATE TABLE proposition_parties (
  name INTEGER NOT NULL, last TEXT NOT NULL, proposition INTEGER NOT NULL REFERENCES propositions ON DELETE CASCADE, sides INTEGER NOT NULL,
  PRIMARY KEY (name, last, proposition)) WITHOUT ROWID;
CREATE INDEX proposition_parties_proposition ON proposition_parties(proposition);
-- source: the dataset whose row it is; absent where it was read from texts. whole: the incident, deflated JSON.
CREATE TABLE incidents (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, story INTEGER REFERENCES stories, document INTEGER REFERENCES documents,
  source INTEGER REFERENCES sources, day INTEGER, type INTEGER NOT NULL, status INTEGER NOT NULL, whole BLOB NOT NULL);
CREATE INDEX incidents_story ON incidents(story);
CREATE INDEX incidents_document ON incidents(document) WHERE document IS NOT NULL;
CREATE INDEX incidents_day ON incidents(day, key);
CREATE INDEX incidents_source ON incidents(source) WHERE source IS NOT NULL;
-- Who takes part in each incident.
CREATE TABLE incident_parties (
  name INTEGER NOT NULL, day INTEGER NOT NULL, incident INTEGER NOT NULL REFERENCES incidents ON DELETE CASCADE,
  type INTEGER NOT NULL, PRIMARY KEY (name, day, incident)) WITHOUT ROWID;
CREATE INDEX incident_parties_incident ON incident_parties(incident);
-- Incidents as the series of a pair reads them. known: when the first report came.
CREATE TABLE acts (
  source INTEGER NOT NULL, target INTEGER NOT NULL, day INTEGER NOT NULL, incident INTEGER NOT NULL REFERENCES incidents ON DELETE CASCADE,
  dataset INTEGER, type INTEGER NOT NULL, mode TEXT, contexts TEXT NOT NULL, stated INTEGER NOT NULL, status INTEGER NOT NULL,
  mentions INTEGER NOT NULL, documents INTEGER NOT NULL, origins INTEGER NOT NULL, known INTEGER NOT NULL,
  incident_id TEXT NOT NULL, story_id TEXT, PRIMARY KEY (source, target, day, incident)) WITHOUT ROWID;
CREATE INDEX acts_target ON acts(target, day);
CREATE INDEX acts_incident ON acts(incident);
-- The days on which a document naming somebody was published, and on which a source was heard.
CREATE TABLE named (
  name INTEGER NOT NULL, day INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (name, day, document)) WITHOUT ROWID;
CREATE INDEX named_document ON named(document);
CREATE INDEX documents_heard ON documents(source, day) WHERE until IS NULL;
-- Who is at work that only one may do, and until when it may be believed.
CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;`,
  },
  {
    name: "subscriptions",
    sql: `
CREATE TABLE subscriptions (
  key INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, source TEXT, title TEXT, text TEXT,
  interval INTEGER NOT NULL, fixed INTEGER NOT NULL, etag TEXT, modified TEXT, created INTEGER NOT NULL, due INTEGER NOT NULL,
  tried INTEGER, succeeded INTEGER, errors INTEGER NOT NULL DEFAULT 0, lasting INTEGER NOT NULL DEFAULT 0,
  code TEXT, message TEXT, state TEXT NOT NULL DEFAULT 'active');
-- item: fingerprint of what the item is known by, so that no address of a forgotten text stays; document: its id; fresh: it was new.
CREATE TABLE seen (
  subscription INTEGER NOT NULL REFERENCES subscriptions ON DELETE CASCADE, item TEXT NOT NULL, digest TEXT NOT NULL,
  document TEXT, fresh INTEGER NOT NULL, lag INTEGER, at INTEGER NOT NULL, PRIMARY KEY (subscription, item)) WITHOUT ROWID;
-- Those with a subscription are items set aside: item is JSON, as the source gave it.
ALTER TABLE faults ADD COLUMN subscription INTEGER REFERENCES subscriptions ON DELETE CASCADE;
ALTER TABLE faults ADD COLUMN url TEXT;
ALTER TABLE faults ADD COLUMN item TEXT;
ALTER TABLE faults ADD COLUMN retryable INTEGER;
ALTER TABLE faults ADD COLUMN tries INTEGER;
ALTER TABLE faults ADD COLUMN last INTEGER;
CREATE INDEX faults_subscription ON faults(subscription) WHERE subscription IS NOT NULL;`,
  },
  {
    name: "what the built-in list says of sources, apart from what the user says",
    sql: `
-- own: facts that the user gave (1 kind, 2 country, 4 language, 8 owner), which stay whatever the list says. entry: the source's id in the
-- list. list: the version of the list by which the facts were filled in; absent where that is still to be done.
ALTER TABLE sources ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN entry TEXT;
ALTER TABLE sources ADD COLUMN list TEXT;
UPDATE sources SET own = (kind IS NOT NULL) + 2 * (country IS NOT NULL) + 4 * (language IS NOT NULL) + 8 * (owner IS NOT NULL);
CREATE INDEX sources_list ON sources(list);
-- 'url': nobody said who carried it, and the list knows whose the URL's host is.
ALTER TABLE sightings ADD COLUMN source_from TEXT;`,
  },
  {
    name: "terms of sources",
    sql: "ALTER TABLE sources ADD COLUMN terms TEXT;",
  },
];
