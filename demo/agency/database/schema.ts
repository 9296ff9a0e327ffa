/**
 * The tables of the office system, as forward-only migrations: each runs once, in order, in one transaction.
 * The screens are Vietnamese; the data model keeps English names, and codes shown in addresses are Vietnamese.
 */
export const migrations: readonly string[] = [
  `
  create table users (
    id integer primary key,
    name text not null unique,
    full_name text not null,
    position text not null,
    password_salt bytea not null,
    password_hash bytea not null
  );

  create table sessions (
    id text primary key,
    user_id integer not null references users,
    form_secret text not null,
    flash text,
    expires_at timestamptz not null
  );

  create table documents (
    id integer primary key,
    direction text not null check (direction in ('den', 'trinh-ky', 'di')),
    number text not null,
    type_name text not null,
    organisation text not null,
    subject text not null,
    urgency text not null,
    secrecy text not null default 'Thường',
    signer text not null,
    drafter text not null,
    issued_on date,
    due_on date,
    received_at timestamptz not null
  );

  -- One row per officer who has the document on the desk, and in which box.
  create table assignments (
    document_id integer not null references documents,
    user_id integer not null references users,
    box text not null check (box in ('cho-xu-ly', 'phoi-hop', 'de-biet', 'da-xu-ly')),
    seen_at timestamptz,
    primary key (document_id, user_id)
  );
  create index assignments_by_box on assignments (user_id, box);

  -- content is null until somebody reads the seeded file for the first time (see seed/paper-on-demand).
  create table attachments (
    id integer primary key,
    document_id integer not null references documents,
    position integer not null,
    file_name text not null,
    content bytea,
    unique (document_id, position)
  );

  create table decisions (
    id integer generated always as identity primary key,
    document_id integer not null references documents,
    user_id integer not null references users,
    kind text not null,
    comment text not null,
    decided_at timestamptz not null
  );
  create index decisions_by_document on decisions (document_id, decided_at);

  create table decision_files (
    id integer generated always as identity primary key,
    decision_id integer not null references decisions,
    file_name text not null,
    sha256 text not null,
    content bytea not null
  );

  -- Addresses handed to the signing program, which has no cookie: each works once and for a short while.
  create table signing_tickets (
    id text primary key,
    purpose text not null check (purpose in ('download', 'upload')),
    document_id integer not null references documents,
    user_id integer not null references users,
    used_at timestamptz,
    expires_at timestamptz not null
  );

  create table signed_uploads (
    id text primary key,
    document_id integer not null references documents,
    user_id integer not null references users,
    file_name text not null,
    content bytea not null
  );

  create table audit (
    id integer generated always as identity primary key,
    happened_at timestamptz not null,
    user_name text not null,
    act text not null,
    document_id integer
  );
  `,
];
